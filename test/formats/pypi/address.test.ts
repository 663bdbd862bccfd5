import { isAddress, nameInFile, readAddress } from '../../../src/formats/pypi/address.ts';

const commit = 'cd66602cd29f61a2d2e7fb995fef1e61708c034d';

describe('readAddress', () => {
  it.each([
    [
      `git+https://host/o/r.git@${commit}#egg=name[x]&subdirectory=s`,
      'name',
      { kind: 'git', url: 'https://host/o/r.git', commit },
    ],
    ['git+ssh://git@host/o/r.git@v1', 'r', { kind: 'git', url: 'ssh://git@host/o/r.git', ref: 'v1' }],
    ['git+ssh://git@host/o/r.git', 'r', { kind: 'git', url: 'ssh://git@host/o/r.git' }],
    ['git+git@host:o/r.git@main', 'r', { kind: 'git', url: 'git@host:o/r.git', ref: 'main' }],
    ['svn+https://host/r@3#egg=s', 's', { kind: 'url', url: 'svn+https://host/r@3' }],
    ['https://host/a_b-1.0.tar.gz?x=1', 'a_b', { kind: 'url', url: 'https://host/a_b-1.0.tar.gz?x=1' }],
    ['file:///x/a-1.0.zip', 'a', { kind: 'path', path: '/x/a-1.0.zip' }],
    ['./pkg', undefined, { kind: 'path', path: './pkg' }],
  ])('reads %s', (text, name, origin) => {
    expect(readAddress(text)).toMatchObject({ name, origin });
  });

  it('takes name and version from a wheel', () => {
    expect(readAddress('./w/a_b-1.0%2Bcpu-py3-none-any.whl')).toMatchObject({ name: 'a_b', version: '1.0+cpu' });
    expect(nameInFile('a_b-nonsense-py3-none-any.whl')).toEqual({ name: 'a_b', version: undefined });
  });

  it('keeps hashes of the fragment', () => {
    expect(readAddress(`https://host/a-1.zip#sha256=${'A'.repeat(64)}`).integrity).toEqual([
      `sha256:${'a'.repeat(64)}`,
    ]);
  });

  it.each([
    ['git+https://host/r@--upload-pack=x', '--upload-pack=x'],
    ['git+-oProxy:x', '-oProxy:x'],
    ['git+https://host/r#egg=-x', '-x'],
    ['git+https://host/r@v1#egg=x', undefined],
  ])('finds the option in %s', (text, option) => {
    expect(readAddress(text).option).toBe(option);
  });

  it.each([
    ['./a', true],
    ['../a', true],
    ['.', true],
    ['/a', true],
    ['C:\\a', true],
    ['a.whl', true],
    ['git+https://h/r', true],
    ['a', false],
    ['a==1.0', false],
    ['a @ https://h/a.zip', false],
    ['a.b', false],
  ])('tells whether %s is an address', (text, is) => {
    expect(isAddress(text)).toBe(is);
  });
});
