import { withSideRegistries } from '../../src/changes/side-registry.ts';
import { addition, dependency, dependencySet } from '../support/build.ts';

const from = (name: string, url?: string) =>
  dependency({ name, origin: url === undefined ? { kind: 'registry' } : { kind: 'registry', url } });

/** The side registry of the first of these entries, all of them in one lockfile. */
function sideOf(...entries: readonly ReturnType<typeof from>[]): string | undefined {
  const set = dependencySet({ dependencies: entries });
  const [first] = entries;
  const [change] = first === undefined ? [] : withSideRegistries([addition(first)], set, [set]);
  return change?.sideRegistry;
}

describe('the registry of an entry', () => {
  it('is none to speak of where it is the public one or not said', () => {
    expect(sideOf(from('a'))).toBeUndefined();
    expect(
      sideOf(dependency({ ecosystem: 'pypi', origin: { kind: 'registry', url: 'https://pypi.org/simple' } })),
    ).toBeUndefined();
  });

  it('is a mirror where most entries name it', () => {
    const mirror = 'https://u:p@nexus.corp.example:8443/npm/';
    expect(sideOf(from('a', mirror), from('b', mirror), from('c'))).toBeUndefined();
    expect(sideOf(from('@acme/a', mirror))).toBeUndefined();
  });

  it('stands beside the one of the file where few entries name it', () => {
    const own = 'https://npm.corp.example/';
    expect(sideOf(from('@acme/a', own), from('b'))).toBe('npm.corp.example');
    expect(sideOf(from('a', own), from('b', 'https://x.example/'), from('c', 'https://x.example/'))).toBe(
      'npm.corp.example',
    );
  });

  it('is that of a scope which its host bears', () => {
    expect(sideOf(from('@acme/a', 'https://acme.packages.example/npm'))).toBe('acme.packages.example');
    expect(sideOf(from('@npm/a', 'https://npm.registry.example/'))).toBeUndefined();
  });

  it('is left alone where an address is none', () => {
    expect(sideOf(from('a', 'nonsense'))).toBeUndefined();
    expect(sideOf(from('a', 'https://'))).toBeUndefined();
  });
});
