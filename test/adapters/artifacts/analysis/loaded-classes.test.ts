import { analyse } from '../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../src/adapters/artifacts/limits.ts';
import type { EcosystemId } from '../../../../src/domain/package.ts';
import { zipOf } from '../packing.ts';

type Files = Readonly<Record<string, string>>;

async function reachOf(ecosystem: EcosystemId, files: Files, path: string): Promise<readonly string[]> {
  const root = ecosystem === 'composer' ? 'thing/' : '';
  const zip = (all: Files): Buffer =>
    zipOf(Object.entries(all).map(([name, text]) => ({ path: `${root}${name}`, text })));
  const delta = await analyse(
    {
      ecosystem,
      after: { fileName: 'thing-1.1.zip', bytes: zip(files) },
      before: { fileName: 'thing-1.0.zip', bytes: zip({ 'README.md': '' }) },
      companion: undefined,
      registry: undefined,
      limits: defaultLimits,
      stated: { registry: [], lockfile: [], ofOneFile: true },
    },
    () => undefined,
  );
  return delta.capabilities.filter((one) => one.path === path).map((one) => `${one.kind} ${one.reach}`);
}

const runs = 'Runtime.getRuntime().exec(line);';
const services = 'META-INF/services/javax.annotation.processing.Processor';
const composer = (more: object): string =>
  JSON.stringify({ name: 'a/b', autoload: { 'psr-4': { 'A\\B\\': 'src/' } }, ...more });

describe('a class that a manifest names', () => {
  it.each([
    ['maven', { [services]: '# ours\na.b.Gen\n', 'a/b/Gen.java': runs }, 'a/b/Gen.java', 'process install'],
    [
      'maven',
      { 'META-INF/gradle-plugins/a.b.properties': 'implementation-class=a.b.Plug\n', 'a/b/Plug.kt': runs },
      'a/b/Plug.kt',
      'process install',
    ],
    [
      'maven',
      { 'META-INF/maven/plugin.xml': '<mojo><implementation>a.b.Mojo</implementation></mojo>', 'a/b/Mojo.java': runs },
      'a/b/Mojo.java',
      'process install',
    ],
    ['maven', { 'META-INF/services/a.b.Codec': 'a.b.Gen\n', 'a/b/Gen.java': runs }, 'a/b/Gen.java', 'process import'],
    [
      'composer',
      {
        'composer.json': composer({ type: 'composer-plugin', extra: { class: 'A\\B\\Plugin' } }),
        'src/Plugin.php': '<?php exec($a);',
      },
      'src/Plugin.php',
      'process install',
    ],
    [
      'composer',
      {
        'composer.json': composer({ extra: { laravel: { providers: ['A\\B\\Boot'] } } }),
        'src/Boot.php': '<?php exec($a);',
      },
      'src/Boot.php',
      'process import',
    ],
    [
      'composer',
      { 'composer.json': composer({ autoload: { files: ['src/all.php'] } }), 'src/all.php': '<?php exec($a);' },
      'src/all.php',
      'process import',
    ],
    ['composer', { 'composer.json': composer({}), 'src/Git.php': '<?php exec($a);' }, 'src/Git.php', 'process unknown'],
  ] as const)('runs when %s loads it: %j', async (ecosystem, files, path, expected) => {
    expect(await reachOf(ecosystem, files, path)).toContain(expected);
  });
});
