import { guardrailReaders, isGuardrailFile, readGuardrails } from '../../src/guardrails/index.ts';

describe('guardrail files', () => {
  it('are known wherever they lie', () => {
    expect(isGuardrailFile('.npmrc')).toBe(true);
    expect(isGuardrailFile('apps/web/.npmrc')).toBe(true);
    expect(isGuardrailFile('.github/workflows/ci.yml')).toBe(true);
    expect(isGuardrailFile('docs/npmrc.md')).toBe(false);
  });

  it('are read by every reader that knows them', () => {
    const settings = readGuardrails([{ path: 'web/package.json', text: '{"trustedDependencies": ["a"]}' }]);
    expect(settings.map((s) => [s.path, s.tool, s.kind])).toEqual([['web/package.json', 'bun', 'script-allow-list']]);
  });

  it('show no credential that stands where a setting is expected', () => {
    const text = 'ignore-scripts=https://u:CANARY@h.example/\nmin-release-age=https://h.example/?token=CANARY\n';
    const settings = readGuardrails([{ path: '.npmrc', text }]);
    expect(settings.length).toBeGreaterThan(0);
    expect(JSON.stringify(settings)).not.toContain('CANARY');
  });

  it('stand in a sorted table', () => {
    const ids = guardrailReaders.map((reader) => reader.id);
    expect(ids).toEqual(ids.toSorted());
  });
});
