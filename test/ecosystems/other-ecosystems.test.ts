import { growthOf, linear } from '../support/growth.ts';
import { ecosystemOf } from '../../src/ecosystems/index.ts';
import type { EcosystemId } from '../../src/domain/package.ts';

/** Rows: ecosystem, the lower version, the higher one. The sources are the ecosystems' own documents. */
const ordered: readonly (readonly [EcosystemId, string, string])[] = [
  ['nuget', '1.0.0-alpha', '1.0.0'],
  ['nuget', '1.0.0-Beta', '1.0.0-rc'],
  ['nuget', '1.0.0', '1.0.0.1'],
  ['nuget', '1.9', '1.10'],
  ['hex', '1.0.0-rc.1', '1.0.0'],
  ['hex', '1.0.0-rc.2', '1.0.0-rc.10'],
  ['pub', '1.0.0', '1.0.0+1'],
  ['pub', '1.0.0+1', '1.0.0+2'],
  ['pub', '2.0.0-dev.1', '2.0.0'],
  ['swift', '1.2.0', '1.10.0'],
  ['cocoapods', '3.0.0.beta.2', '3.0.0'],
  ['terraform', '3.9.0', '3.37.0'],
  ['helm', '1.0.0-rc.1', '1.0.0'],
  ['julia', '0.17.0', '0.18.0'],
  ['cran', '1.0', '1.0-1'],
  ['cran', '1.9.2', '1.10.0'],
  ['hackage', '1.0', '1.0.0'],
  ['hackage', '0.9.10', '0.10'],
  ['cpan', '1.02', '1.1'],
  ['cpan', '1.002', 'v1.3.0'],
  ['conan', '1.2.13', '1.3'],
  ['maven', '1.0-SNAPSHOT', '1.0'],
  ['composer', '1.0.0-RC1', 'v1.0.0'],
];

const equal: readonly (readonly [EcosystemId, string, string])[] = [
  ['nuget', '1.0', '1.0.0.0'],
  ['nuget', '1.0.0+build', '1.0.0'],
  ['nuget', '1.01.1', '1.1.1'],
  ['cpan', '1.002003', 'v1.2.3'],
  ['golang', 'v1.2.3', '1.2.3'],
  ['maven', '1.0', '1.0.0.Final'],
];

const inRange: readonly (readonly [EcosystemId, string, string, boolean | undefined])[] = [
  ['nuget', '1.0.0', '1.0', true],
  ['nuget', '2.5.0', '1.0', true],
  ['nuget', '0.9.0', '1.0', false],
  ['nuget', '1.0.0', '[1.0]', true],
  ['nuget', '1.0.1', '[1.0]', false],
  ['nuget', '2.0.0', '[1.0,2.0)', false],
  ['nuget', '1.0.0', '(1.0,)', false],
  ['nuget', '3.0.0', '(,3.0]', true],
  ['nuget', '1.4.9', '1.4.*', true],
  ['nuget', '1.5.0', '1.4.*', false],
  ['nuget', '1.4.0-beta', '1.4.*', false],
  ['nuget', '1.4.0-beta', '1.4.0-*', true],
  ['nuget', '1.4.0-beta', '*-*', true],
  ['nuget', '1.0.0', '(1.0)', undefined],
  ['nuget', '1.0.0', '$(Version)', undefined],
  ['hex', '2.9.0', '~> 2.0', true],
  ['hex', '3.0.0', '~> 2.0', false],
  ['hex', '3.0.0-rc.0', '~> 2.0', false],
  ['hex', '2.1.0', '~> 2.0.1', false],
  ['hex', '1.5.0', '>= 1.0.0 and < 2.0.0', true],
  ['hex', '4.0.0', '~> 1.0 or ~> 4.0', true],
  ['hex', '1.0.0', 'latest', undefined],
  ['pub', '1.9.0', '^1.2.3', true],
  ['pub', '2.0.0', '^1.2.3', false],
  ['pub', '2.0.0-dev', '^1.2.3', false],
  ['pub', '0.3.0', '^0.2.1', false],
  ['pub', '2.0.0-dev.1', '>=1.0.0 <2.0.0', false],
  ['pub', '1.0.0', 'any', true],
  ['terraform', '3.37.0', '~> 3.27', true],
  ['terraform', '4.0.0', '~> 3.27', false],
  ['terraform', '3.27.9', '>= 3.27.0, != 3.27.9', false],
  ['helm', '1.2.9', '~1.2.0', true],
  ['julia', '0.17.5', '0.17', true],
  ['julia', '0.18.0', '0.16, 0.17', false],
  ['julia', '1.5.0', '>= 1.2', true],
  ['hackage', '1.2.9', '== 1.2.*', true],
  ['hackage', '1.3', '^>= 1.2.3', false],
  ['hackage', '1.5', '>= 1 && < 2', true],
  ['cran', '3.6.0', '>= 3.5.0', true],
  ['conan', '1.2.11', '[>=1.2.11 <2]', true],
  ['golang', 'v1.5.0', '[v1.0.0, v1.9.9]', true],
  ['golang', 'v2.0.0', '[v1.0.0, v1.9.9]', false],
  ['golang', '1.2.0', '>= 1.0.0, < 1.2.1', true],
  ['golang', '1.2.0', '[v1.0.0', undefined],
  ['cargo', '1.9.0', '1.2', true],
  ['cargo', '2.0.0', '1.2', false],
  ['cargo', '1.0.0', '1 || 2', undefined],
];

describe('the order of versions', () => {
  it.each(ordered)('of %s puts %s below %s', (id, low, high) => {
    expect(Math.sign(ecosystemOf(id).compare(low, high) ?? NaN)).toBe(-1);
    expect(Math.sign(ecosystemOf(id).compare(high, low) ?? NaN)).toBe(1);
  });

  it.each(equal)('of %s takes %s and %s for the same', (id, a, b) => {
    expect(ecosystemOf(id).compare(a, b)).toBe(0);
  });

  it.each(['cargo', 'golang', 'gem', 'hex', 'pub', 'nuget', 'swift', 'cran', 'hackage', 'cpan'] as const)(
    'of %s cannot tell when a text is no version',
    (id) => {
      expect(ecosystemOf(id).compare('not a version', '1.0.0')).toBeUndefined();
    },
  );

  it.each(['cargo', 'gem', 'maven', 'nuget', 'composer', 'hex'] as const)(
    'of %s cannot tell when a version has a million digits, and hardly reads it',
    (id) => {
      const compare = (n: number) => ecosystemOf(id).compare('9'.repeat(n), `${'1.'.repeat(n)}0`);
      expect(compare(1_000_000)).toBeUndefined();
      expect(growthOf(compare, 10_000)).toBeLessThan(linear);
    },
  );
});

describe('ranges', () => {
  it.each(inRange)('of %s: %s in "%s" is %s', (id, version, range, wanted) => {
    expect(ecosystemOf(id).satisfies(version, range)).toBe(wanted);
  });
});

describe('names', () => {
  it.each([
    ['https://github.com/Apple/swift-nio.git', 'github.com/apple/swift-nio'],
    ['git@github.com:apple/swift-nio.git', 'github.com/apple/swift-nio'],
    ['ssh://git@example.org:2222/team/kit.git', 'example.org/team/kit'],
    ['https://user:secret@example.org/kit/', 'example.org/kit'],
  ])('of Swift packages drop what is no identity: %s', (address, name) => {
    expect(ecosystemOf('swift').normalise(address)).toBe(name);
  });

  it.each([
    ['nuget', 'Newtonsoft.Json', 'newtonsoft.json'],
    ['composer', 'Symfony/Console', 'symfony/console'],
    ['cocoapods', 'Firebase/Core', 'Firebase'],
    ['golang', 'github.com/Azure/go-autorest', 'github.com/Azure/go-autorest'],
    ['cpan', 'Module::Build', 'Module-Build'],
  ] as const)('of %s: %s is %s', (id, name, wanted) => {
    expect(ecosystemOf(id).normalise(name)).toBe(wanted);
  });
});

describe('the release line', () => {
  it.each([
    ['cargo', '0.7.4', '0.7'],
    ['cargo', '1.2.3', '1'],
    ['golang', 'v0.0.0-20240927000941-0f3dac36c52b', '0.0'],
    ['maven', '9.4.35.v20201120', '9'],
    ['gem', '8.2.0.alpha', '8'],
    ['composer', 'v2.8.44', '2'],
    ['hackage', '0.10.1.0', '0.10'],
    ['composer', 'dev-main', undefined],
  ] as const)('of %s %s is %s', (id, version, wanted) => {
    expect(ecosystemOf(id).line(version)).toBe(wanted);
  });
});

describe('tag names', () => {
  it('of a Go module in a folder begin with the folder', () => {
    expect(ecosystemOf('golang').tagNames('github.com/aws/aws-sdk-go-v2/service/ec2', '1.321.0')).toEqual([
      'service/ec2/v1.321.0',
      'v1.321.0',
    ]);
  });

  it('of a Go module of a later major version leave the version folder out', () => {
    expect(ecosystemOf('golang').tagNames('github.com/alecthomas/kingpin/v2', '2.4.0')).toEqual(['v2.4.0']);
  });
});
