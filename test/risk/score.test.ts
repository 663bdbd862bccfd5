import { scoreRisks } from '../../src/risk/score.ts';
import { finding } from '../support/build.ts';

const high = { severity: 'high', confidence: 'high' } as const;
const medium = { severity: 'medium', confidence: 'high' } as const;
const low = { severity: 'low', confidence: 'high' } as const;

type Sign = readonly [string, typeof high | typeof medium | typeof low];

function scoreOf(...findings: Parameters<typeof scoreRisks>[0]): number | undefined {
  return scoreRisks(findings)[0]?.score;
}

describe('the score of a package', () => {
  it('is nothing where nothing was found', () => {
    expect(scoreRisks([])).toEqual([]);
  });

  it('reaches the block with one certain critical sign', () => {
    expect(scoreOf(finding('startup-hook-added', { severity: 'critical' }))).toBe(85);
  });

  it('stays below the block with one high sign', () => {
    expect(scoreOf(finding('install-script-added', high))).toBe(30);
  });

  it('blocks a fresh release that surely does something dangerous when it is loaded, and not for what waits for a call', () => {
    const fresh = finding('fresh-release', medium);
    expect(scoreOf(fresh, finding('encoded-payload', high))).toBe(75);
    expect(scoreOf(fresh, finding('encoded-payload', { severity: 'high', confidence: 'medium' }))).toBe(65);
    expect(scoreOf(fresh, finding('encoded-payload', { severity: 'medium', confidence: 'medium' }))).toBe(20);
    expect(scoreOf(fresh, finding('credential-access', high))).toBe(57);
  });

  it('blocks secrets that are sent to a host that was not there before, unless they are only sent when asked for', () => {
    const host = finding('host-added', { severity: 'low', confidence: 'low' });
    expect(scoreOf(finding('secrets-sent', high), host)).toBe(86);
    expect(scoreOf(finding('secrets-sent', { severity: 'medium', confidence: 'medium' }), host)).toBe(9);
  });

  it('says once what two rows say of the same two signs', () => {
    const [risk] = scoreRisks([finding('fresh-release', medium), finding('encoded-payload', high)]);
    expect(risk?.contributions[0]).toEqual({ signal: 'fresh-release + encoded-payload', points: 33 });
  });

  it('never warns for notes alone, however many', () => {
    const notes = [
      'fresh-release',
      'dependency-added',
      'publisher-gone',
      'size-jump',
      'licence-changed',
      'host-added',
      'project-archived',
    ];
    expect(scoreOf(...notes.map((id) => finding(id, low)), ...notes.map((id) => finding(`${id}-2`, low)))).toBe(20);
  });

  it('never blocks for medium signs alone', () => {
    const ids = [
      'fresh-release',
      'publisher-changed',
      'large-new-file',
      'binary-added',
      'source-commit-missing',
      'young-package',
      'package-emptied',
      'yanked-or-deprecated',
      'unpinned-action',
    ];
    expect(scoreOf(...ids.map((id) => finding(id, medium)))).toBe(60);
  });

  it('counts the second sign of a family half and the third a quarter', () => {
    const [risk] = scoreRisks(['obfuscated-code', 'encoded-payload', 'persistence'].map((id) => finding(id, high)));
    expect(risk?.contributions).toEqual([
      { signal: 'encoded-payload', points: 30 },
      { signal: 'obfuscated-code', points: 15 },
      { signal: 'persistence', points: 8 },
    ]);
  });

  it('counts a second place of the same sign once', () => {
    expect(
      scoreOf(finding('network-added', medium), finding('network-added', { ...medium, path: 'package.json' })),
    ).toBe(12);
  });

  it.each([
    ['a fresh release without provenance where it always had it', ['fresh-release', medium], ['provenance-lost', high]],
    ['an install script without a tag', ['install-script-added', high], ['source-tag-missing', high]],
    [
      'an install script beside a very large new file',
      ['install-script-added', high],
      ['large-new-file', medium],
      ['fresh-release', medium],
    ],
    ['a young package with a look-alike name', ['lookalike-name', high], ['young-package', medium]],
    [
      'a young package that runs an install script',
      ['young-package', medium],
      ['install-script-added', high],
      ['fresh-release', medium],
    ],
    ['a young package taken from another place than before', ['young-package', medium], ['origin-moved', high]],
    [
      'a fresh release without a tag that hides its code',
      ['fresh-release', medium],
      ['source-tag-missing', high],
      ['obfuscated-code', high],
    ],
  ] as const)('blocks %s', (_name, ...signs) => {
    expect(scoreOf(...(signs as readonly Sign[]).map(([id, grade]) => finding(id, grade)))).toBeGreaterThanOrEqual(75);
  });

  it.each([
    [
      'an install script in a fresh release of a project that tagged it',
      ['fresh-release', medium],
      ['install-script-added', high],
      ['network-added', medium],
      ['executable-written', medium],
    ],
    [
      'a fresh release by a new member of the team',
      ['fresh-release', medium],
      ['publisher-changed', medium],
      ['dormant-revival', low],
    ],
    ['a release whose tag comes late', ['fresh-release', medium], ['source-tag-missing', high]],
    ['a new dependency of the same owner', ['fresh-release', medium], ['young-dependency-added', medium]],
  ] as const)('leaves %s to a person', (_name, ...signs) => {
    expect(scoreOf(...(signs as readonly Sign[]).map(([id, grade]) => finding(id, grade)))).toBeLessThan(75);
  });

  it('halves a pair in which one sign is doubtful', () => {
    const sure = scoreRisks([finding('lookalike-name', high), finding('network-added', medium)])[0];
    const unsure = scoreRisks([
      finding('lookalike-name', high),
      finding('network-added', { ...medium, confidence: 'low' }),
    ])[0];
    expect(sure?.contributions.find((c) => c.signal.includes('+'))?.points).toBe(12);
    expect(unsure?.contributions.find((c) => c.signal.includes('+'))?.points).toBe(6);
  });

  it('accounts for every point', () => {
    const [risk] = scoreRisks([finding('fresh-release', medium), finding('source-tag-missing', high)]);
    expect(risk?.score).toBe(risk?.contributions.reduce((sum, c) => sum + c.points, 0));
    expect(risk).toMatchObject({ score: 64, level: 'high' });
  });

  it('lists packages worst first and leaves findings without package out', () => {
    const other = { ecosystem: 'npm', name: 'loud', purl: 'pkg:npm/loud@1.0.0' } as const;
    const { package: _none, ...file } = finding('tls-verification-off');
    const risks = scoreRisks([
      finding('fresh-release', medium),
      finding('known-malware', { severity: 'critical', package: other }),
      file,
    ]);
    expect(risks.map((r) => [r.package.purl, r.score])).toEqual([
      ['pkg:npm/loud@1.0.0', 85],
      ['pkg:npm/quiet@1.2.3', 12],
    ]);
  });
});
