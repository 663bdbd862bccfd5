import type { AddedOrChanged } from '../../src/domain/change.ts';
import { readGuardrails } from '../../src/guardrails/index.ts';
import { scriptRuns, scriptSettingFiles } from '../../src/guardrails/script-runs.ts';

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

  it('says no where scripts are off in the file that the package manager reads there', () => {
    expect(runs('web/package-lock.json', { 'web/.npmrc': 'ignore-scripts=true' })).toEqual({
      runs: 'no',
      why: 'web/.npmrc sets ignore-scripts',
    });
    // npm reads the `.npmrc` beside the project's package.json and none above it.
    expect(runs('web/package-lock.json', { '.npmrc': 'ignore-scripts=true' })).toEqual({ runs: 'unknown' });
    expect(runs('package-lock.json', { 'web/.npmrc': 'ignore-scripts=true' })).toEqual({ runs: 'unknown' });
    expect(runs('web/yarn.lock', { '.yarnrc.yml': 'enableScripts: false' }).runs).toBe('no');
    expect(runs('web/package-lock.json', { 'package.json': '{"allowScripts": {}}' })).toEqual({ runs: 'unknown' });
    expect(runs('yarn.lock', { '.yarnrc.yml': 'enableScripts: false' }).runs).toBe('no');
    expect(runs('yarn.lock', { '.yarnrc.yml': 'enableScripts: true' }).runs).toBe('unknown');
  });

  it('reads allow-lists by name, pin and pattern', () => {
    const list = (names: string) => ({ 'package.json': `{"allowScripts": ${names}}` });
    expect(runs('package-lock.json', list('{"esbuild@0.25.0": true}')).runs).toBe('yes');
    expect(runs('package-lock.json', list('{"esbuild@0.25.0": true}'), '0.26.0').runs).toBe('no');
    expect(runs('package-lock.json', list('{"esbuild": false}')).runs).toBe('no');
    expect(runs('pnpm-lock.yaml', { 'pnpm-workspace.yaml': 'onlyBuiltDependencies: [esbuild]' }).runs).toBe('yes');
    expect(
      runs('pnpm-lock.yaml', { 'pnpm-workspace.yaml': 'onlyBuiltDependencies: ["esbuild@0.24.0 || 0.25.0"]' }).runs,
    ).toBe('yes');
    expect(
      runs('pnpm-lock.yaml', { 'pnpm-workspace.yaml': 'dangerouslyAllowAllBuilds: true\nonlyBuiltDependencies: [x]' })
        .runs,
    ).toBe('yes');
    expect(runs('bun.lock', { 'package.json': '{"trustedDependencies": ["sharp"]}' })).toEqual({
      runs: 'no',
      why: 'trustedDependencies of package.json does not list it',
    });
  });
});

describe('scriptSettingFiles', () => {
  it('names the files beside the lockfile, and for yarn those above it', () => {
    expect(scriptSettingFiles('web/pnpm-lock.yaml')).toEqual([
      'web/.npmrc',
      'web/package.json',
      'web/pnpm-workspace.yaml',
    ]);
    expect(scriptSettingFiles('a/b/yarn.lock')).toContain('.yarnrc.yml');
    expect(scriptSettingFiles('requirements.txt')).toEqual([]);
  });
});
