import { chooseFiles } from '../../../src/adapters/artifacts/choose-files.ts';
import type { ReleaseFile } from '../../../src/domain/facts.ts';

const file = (name: string): ReleaseFile => ({
  name,
  kind: name.endsWith('.whl') ? 'bdist_wheel' : name.endsWith('.tar.gz') ? 'sdist' : 'tarball',
  hashes: [],
  url: `https://files.example/${name}`,
});

function chosen(after: readonly string[], before: readonly string[]): readonly (string | undefined)[] {
  const found = chooseFiles(after.map(file), before.map(file));
  return [
    found?.after.name,
    found?.before?.name,
    found?.companion?.after.name,
    found?.companion?.before?.name,
    found?.remark,
  ];
}

describe('chooseFiles', () => {
  it('takes the one archive of npm and its like', () => {
    expect(chosen(['a-2.tgz'], ['a-1.tgz'])).toEqual(['a-2.tgz', 'a-1.tgz', undefined, undefined, undefined]);
    expect(chosen(['a-2.tgz'], [])).toEqual(['a-2.tgz', undefined, undefined, undefined, undefined]);
    expect(chosen([], ['a-1.tgz'])).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('compares nothing with itself', () => {
    expect(chosen(['a-2.tgz'], ['a-2.tgz'])).toEqual(['a-2.tgz', undefined, undefined, undefined, undefined]);
  });

  it('compares universal wheels with the source distributions beside them', () => {
    expect(chosen(['a-2.tar.gz', 'a-2-py3-none-any.whl'], ['a-1-py3-none-any.whl', 'a-1.tar.gz'])).toEqual([
      'a-2-py3-none-any.whl',
      'a-1-py3-none-any.whl',
      'a-2.tar.gz',
      'a-1.tar.gz',
      undefined,
    ]);
  });

  it('compares wheels of the same tags', () => {
    const linux = 'cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64';
    expect(chosen([`a-2-cp312-cp312-win_amd64.whl`, `a-2-${linux}.whl`], [`a-1-${linux}.whl`]).slice(0, 2)).toEqual([
      `a-2-${linux}.whl`,
      `a-1-${linux}.whl`,
    ]);
  });

  it('compares source distributions where only they are on both sides', () => {
    expect(chosen(['a-2-py3-none-any.whl', 'a-2.tar.gz'], ['a-1.tar.gz'])).toEqual([
      'a-2.tar.gz',
      'a-1.tar.gz',
      'a-2-py3-none-any.whl',
      undefined,
      undefined,
    ]);
  });

  it('says so where the two sides have no kind in common', () => {
    expect(chosen(['a-2.tar.gz'], ['a-1-py3-none-any.whl'])).toEqual([
      'a-2.tar.gz',
      'a-1-py3-none-any.whl',
      undefined,
      undefined,
      'compared with a-1-py3-none-any.whl, an archive of another kind',
    ]);
  });
});
