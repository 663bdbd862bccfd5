import type { AddedOrChanged } from '../../src/domain/change.ts';
import { readGuardrails } from '../../src/guardrails/index.ts';
import { scriptRuns } from '../../src/guardrails/script-runs.ts';

function change(path: string, name = 'esbuild', version = '0.25.0'): AddedOrChanged {
  const after = {
    ecosystem: 'npm',
    name,
    version,
    place: { path },
    scope: 'runtime',
    direct: true,
    origin: { kind: 'registry' },
    integrity: [],
    requiredBy: [],
  } as const;
  return { kind: 'added', path, ecosystem: 'npm', name, via: [], after };
}

const runs = (path: string, files: Readonly<Record<string, string>>, version?: string) =>
  scriptRuns(
    change(path, 'esbuild', version),
    readGuardrails(Object.entries(files).map(([file, text]) => ({ path: file, text }))),
  );

describe('scriptRuns', () => {
  it('cannot tell where the repository says nothing', () => {
    expect(runs('package-lock.json', {})).toEqual({ runs: 'unknown' });
    expect(runs('requirements.txt', { '.npmrc': 'ignore-scripts=true' })).toEqual({ runs: 'unknown' });
  });

  it('says no where scripts are off, for the folder and those below it', () => {
    expect(runs('web/package-lock.json', { '.npmrc': 'ignore-scripts=true' })).toEqual({
      runs: 'no',
      why: '.npmrc sets ignore-scripts',
    });
    expect(runs('package-lock.json', { 'web/.npmrc': 'ignore-scripts=true' })).toEqual({ runs: 'unknown' });
    expect(runs('yarn.lock', { '.yarnrc.yml': 'enableScripts: false' }).runs).toBe('no');
    expect(runs('yarn.lock', { '.yarnrc.yml': 'enableScripts: true' }).runs).toBe('unknown');
  });

  it('reads allow-lists by name, pin and pattern', () => {
    const list = (names: string) => ({ 'package.json': `{"allowScripts": ${names}}` });
    expect(runs('package-lock.json', list('{"esbuild@0.25.0": true}')).runs).toBe('yes');
    expect(runs('package-lock.json', list('{"esbuild@0.25.0": true}'), '0.26.0').runs).toBe('no');
    expect(runs('package-lock.json', list('{"esbuild": false}')).runs).toBe('no');
    expect(runs('pnpm-lock.yaml', { 'pnpm-workspace.yaml': 'onlyBuiltDependencies: [esbuild]' }).runs).toBe('yes');
    expect(runs('bun.lock', { 'package.json': '{"trustedDependencies": ["sharp"]}' })).toEqual({
      runs: 'no',
      why: 'trustedDependencies of package.json does not list it',
    });
  });
});
