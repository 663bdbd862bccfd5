import { readActionFile } from '../../../../../src/adapters/artifacts/analysis/action/action-file.ts';

describe('readActionFile', () => {
  it('reads the programs of a Node action', () => {
    const file = readActionFile(
      'runs:\n  using: node24\n  pre: setup.js\n  main: dist/index.js\n  post: dist/post.js\n',
    );
    expect(file?.programs.map(({ path }) => path)).toEqual(['setup.js', 'dist/index.js', 'dist/post.js']);
    expect(file?.hooks.map(({ kind }) => kind)).toEqual(['runs.pre', 'runs.main', 'runs.post']);
  });

  it('tells a Dockerfile from a published image', () => {
    expect(readActionFile('runs:\n  using: docker\n  image: ./Dockerfile\n')?.dockerfile).toBe('./Dockerfile');
    const remote = readActionFile('runs:\n  using: docker\n  image: docker://alpine:3\n  post-entrypoint: /end.sh\n');
    expect(remote?.dockerfile).toBeUndefined();
    expect(remote?.hooks).toEqual([
      { kind: 'runs.post-entrypoint', command: '/end.sh' },
      { kind: 'runs.image', command: 'docker://alpine:3' },
    ]);
  });

  it('gives steps by name with their language and the line of their text', () => {
    const file = readActionFile(
      [
        'runs:',
        '  using: composite',
        '  steps:',
        '    - name: Make it',
        '      shell: python {0}',
        '      run: |',
        '        import os',
        '    - uses: actions/github-script@v8',
        '      with:',
        '        script: console.log(1)',
        '    - run: make',
        '      shell: bash -e {0}',
        '      working-directory: ${{ github.action_path }}/x',
        '    - name: Make it',
        '      run: dir',
        '      shell: cmd',
        '    - uses: ./sub',
      ].join('\n'),
    );
    expect(file?.steps).toEqual([
      { key: 'Make it', ending: 'py', text: 'import os\n', line: 7, inActionFolder: false },
      { key: '2', ending: 'js', text: 'console.log(1)', line: 10, inActionFolder: false },
      { key: '3', ending: 'sh', text: 'make', line: 11, inActionFolder: true },
      { key: 'Make it 2', ending: 'bat', text: 'dir', line: 15, inActionFolder: false },
    ]);
    expect(file?.locals).toEqual(['sub']);
  });

  it.each(['', '- a', 'runs: composite', 'name: x', '{', '%\u0000'])('reads no action in %j', (text) => {
    expect(readActionFile(text)).toBeUndefined();
  });
});
