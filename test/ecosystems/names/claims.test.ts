import { claimants, covers, shapesMeet, shapesOf } from '../../../src/ecosystems/names/claims.ts';
import { patternsMeet } from '../../../src/ecosystems/names/patterns-meet.ts';
import type { EcosystemId } from '../../../src/domain/package.ts';

const claims = (ecosystem: EcosystemId, pattern: string, name: string): boolean =>
  (shapesOf(ecosystem, pattern) ?? []).some((shape) => covers(shape, name));

describe('a claim', () => {
  it.each<[EcosystemId, string, string, string]>([
    ['npm', '@acme', '@acme/x', '@acmeevil/x'],
    ['npm', '@acme/*', '@acme/x', '@acme-evil/x'],
    ['npm', 'acme-*', 'acme-x', 'acme'],
    ['npm', 'left', 'left', 'left-pad'],
    ['pypi', 'Acme_Tools.*', 'acme-tools-x', 'acme-toolsx'],
    ['nuget', 'Acme.*', 'acme.core', 'acmecore'],
    ['composer', 'Acme', 'acme/x', 'acme-evil/x'],
    ['maven', 'com.acme', 'com.acme.core:api', 'com.acmeevil:api'],
    ['maven', 'com.acme', 'com.acme:api', 'com:acme'],
    ['maven', 'com.acme:*', 'com.acme:api', 'com.acme.core:api'],
    ['golang', 'git.corp.example/team', 'git.corp.example/team/x/v2', 'git.corp.example/teams'],
    ['golang', '*.corp.example', 'git.corp.example/x', 'evil.example/x.corp.example'],
    ['golang', 'github.com/acme/*', 'github.com/acme/x/y', 'github.com/acme'],
    ['hex', 'acme_*', 'acme_core', 'acme'],
  ])('of %s %s covers %s and not %s', (ecosystem, pattern, inside, outside) => {
    expect(claims(ecosystem, pattern, inside)).toBe(true);
    expect(claims(ecosystem, pattern, outside)).toBe(false);
  });

  it.each<[EcosystemId, string]>([
    ['npm', '@acme*'],
    ['npm', '@*'],
    ['npm', '**'],
    ['npm', '*-acme'],
    ['npm', 'a*b'],
    ['npm', '@acme x'],
    ['pypi', ''],
    ['golang', '*/x'],
    ['golang', 'a//b'],
  ])('of %s %s cannot be read', (ecosystem, pattern) => {
    expect(shapesOf(ecosystem, pattern)).toBeUndefined();
  });

  it.each<[EcosystemId, string, string, boolean]>([
    ['npm', '@acme', '@acme/*', true],
    ['npm', '@acme/tool', '@acme', true],
    ['npm', 'acme-*', 'acme-t*', true],
    ['npm', 'acme', 'acme-*', false],
    ['npm', '*', '*', true],
    ['npm', '*', '@acme', false],
    ['pypi', 'Acme_x', 'acme.X', true],
    ['maven', 'com.acme', 'com.acme.core:*', true],
    ['maven', 'com.acme:*', 'com.acme.*', false],
    ['golang', '*.corp.example', 'git.corp.example/team', true],
    ['golang', '*.corp.example', 'git.*/team', true],
    ['golang', 'git.corp.example/a', 'git.corp.example/b', false],
  ])('of %s: %s and %s meet: %s', (ecosystem, a, b, meet) => {
    const [one, other] = [shapesOf(ecosystem, a) ?? [], shapesOf(ecosystem, b) ?? []];
    expect(one.some((shape) => other.some((rival) => shapesMeet(shape, rival)))).toBe(meet);
    expect(other.some((shape) => one.some((rival) => shapesMeet(shape, rival)))).toBe(meet);
  });

  it('goes before `*`, which takes the rest', () => {
    const scope = { ecosystem: 'npm' as const, url: 'https://a.example/', names: ['@acme'] };
    const rest = { ecosystem: 'npm' as const, url: 'https://b.example/', names: ['*'], mirror: true };
    const other = { ecosystem: 'pypi' as const, url: 'https://c.example/', names: ['ms'] };
    const { byName, ofTheRest } = claimants('npm', [rest, scope, other]);
    expect([byName('@acme/x'), byName('ms'), ofTheRest]).toEqual([scope, undefined, rest]);
  });
});

describe('two patterns', () => {
  it.each([
    ['', '', true],
    ['', '*', true],
    ['a*', '*b', true],
    ['a*b', 'a', false],
    ['a*c', 'ab*', true],
    ['*a*', 'bbb', false],
    ['a**', 'a', true],
    ['abc', 'abd', false],
  ])('%s and %s meet: %s', (a, b, meet) => {
    expect(patternsMeet(a, b)).toBe(meet);
    expect(patternsMeet(b, a)).toBe(meet);
  });
});
