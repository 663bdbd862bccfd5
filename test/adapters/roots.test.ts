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

  it.each([
    ['https://api.github.com/', ['https://api.github.com/', 'https://codeload.github.com/']],
    ['https://code.example/api/v3/', ['https://code.example/', 'https://codeload.code.example/']],
    ['https://api.acme.ghe.example/', ['https://api.acme.ghe.example/', 'https://codeload.acme.ghe.example/']],
    ['http://127.0.0.1:3000/github/', ['http://127.0.0.1:3000/']],
  ])('let %s lead to no host but its own and the one that packs for it', (githubApi, places) => {
    const allowed = allowedFor(rootsOf({ githubApi }));
    expect(allowed.find(({ url }) => url === githubApi)?.leadsTo).toEqual(places);
    for (const place of places) expect(allowed.map(({ url }) => url)).toContain(place);
  });

  it('ask the services around a registry of one’s own nowhere else', () => {
    const roots = rootsOf({ crates: 'https://crates.registry.example' });
    expect(roots.cratesIndex).toBe('https://crates.registry.example/');
  });
});
