import { allowedFor, publicRoots, rootsOf } from '../../src/adapters/roots.ts';

describe('the roots of the services', () => {
  it('are the public ones with and without a final slash', () => {
    const named = rootsOf({ githubApi: 'https://api.github.com', pypi: 'https://pypi.org' });
    expect(named).toEqual(publicRoots);
    expect(new Set(allowedFor(named))).toEqual(new Set(allowedFor(publicRoots)));
  });

  it('send a token to GitHub’s API alone, and count a registry of one’s own as inside', () => {
    const allowed = allowedFor(
      rootsOf({
        githubApi: 'https://api.github.com',
        githubToken: 'secret',
        pypi: 'https://pypi.registry.example/root',
      }),
    );
    expect(allowed.filter(({ authorization }) => authorization !== undefined).map(({ url }) => url)).toEqual([
      'https://api.github.com/',
      'https://api.github.com/graphql',
    ]);
    expect(allowed).toContainEqual({ url: 'https://pypi.registry.example/root/', inside: true });
    expect(allowed.map(({ url }) => url)).not.toContain('https://files.pythonhosted.org/');
    expect(allowed.map(({ url }) => url)).toContain('https://codeload.github.com/');
  });

  it('ask the services around a registry of one’s own nowhere else', () => {
    const roots = rootsOf({ crates: 'https://crates.registry.example' });
    expect(roots.cratesIndex).toBe('https://crates.registry.example/');
  });
});
