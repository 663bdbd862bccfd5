import { sourceTree } from '../../../src/adapters/source/source-tree.ts';

const hash = (letter: string): string => letter.repeat(40);
const file = (path: string, sha = hash('0')) => ({ path, sha, kind: 'blob' });

/** Where files stand in a tree, given those that were published before. */
function standings(
  tree: readonly { readonly path: string; readonly sha: string; readonly kind: string }[],
  known: readonly string[],
  asked: readonly string[],
): readonly string[] {
  const { standingOf } = sourceTree(
    { entries: tree, truncated: false },
    known.map((path) => ({ path })),
  );
  return asked.map((path) => standingOf({ path, blob: hash('f') }));
}

describe('sourceTree', () => {
  it('knows a file by its content wherever it lies', () => {
    const { standingOf } = sourceTree({ entries: [file('tools/setup.js', hash('a'))], truncated: false }, []);
    expect(standingOf({ path: 'setup.js', blob: hash('a') })).toBe('same');
  });

  it('finds the package’s own folder in a monorepo', () => {
    const tree = ['packages/one/index.js', 'packages/one/lib/a.js', 'packages/two/index.js', 'packages/two/setup.js'];
    expect(
      standings(
        tree.map((path) => file(path)),
        ['index.js', 'lib/a.js'],
        ['index.js', 'lib/a.js', 'lib/b.js'],
      ),
    ).toEqual(['other', 'other', 'absent']);
  });

  it('does not take a bare name in some other folder for the file', () => {
    const tree = [file('lib/a.js'), file('index.js'), file('examples/one/setup.js')];
    expect(standings(tree, ['index.js', 'lib/a.js'], ['setup.js'])).toEqual(['absent']);
  });

  it('finds Python packages below src', () => {
    const tree = [file('src/quiet/__init__.py'), file('src/quiet/a.py')];
    expect(standings(tree, ['quiet/__init__.py'], ['quiet/a.py', 'quiet/b.py', 'quiet.pth'])).toEqual([
      'other',
      'absent',
      'absent',
    ]);
  });

  it.each([
    ['lib/b.js', 'src/b.ts'],
    ['index.js', 'index.ts'],
    ['lib/deep/b.js', 'src/deep/b.tsx'],
    ['quiet/speed.py', 'quiet/speed.pyx'],
    ['lib/parser.rb', 'lib/parser.y'],
  ])('takes %s for the output of %s', (path, source) => {
    expect(standings([file(source), file('README.md')], ['README.md'], [path])).toEqual(['compiled']);
  });

  it.each([
    ['setup.js', 'examples/setup.ts'],
    ['lib/deep/b.js', 'src/other/b.ts'],
    ['setup.sh', 'setup.ts'],
  ])('does not take %s for the output of %s', (path, source) => {
    expect(standings([file(source), file('README.md')], ['README.md'], [path])).toEqual(['absent']);
  });

  it('says nothing of what lies in a submodule', () => {
    const tree = [{ path: 'deps/engine', sha: hash('1'), kind: 'commit' }, file('index.js')];
    expect(standings(tree, ['index.js'], ['engine/run.js', 'other/run.js'])).toEqual(['compiled', 'absent']);
  });
});
