import { join } from 'node:path';
import { gitModules } from '../../../src/formats/generic/gitmodules.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

const read = (...lines: readonly string[]) => readText(gitModules, '.gitmodules', lines.join('\n'));

describeFormat(gitModules, join(import.meta.dirname, 'git-modules'));

describe('git-modules', () => {
  it('reads addresses, branches and lines', () => {
    const set = read(
      '# vendored',
      '[submodule "lib/a"]',
      '\tpath = lib/a',
      '\turl = https://GitHub.com/acme/A.git ; a comment',
      '\tbranch = "main"',
      '[submodule "near"]',
      '\tpath = near',
      '\turl = ../near.git',
      '[submodule "ssh"] path = s',
      '\tURL = git@gitlab.example:group/s.git',
      '[other "x"]',
      '\turl = https://never.example/x',
    );
    expect(set.requirements.map((r) => [r.name, r.range, r.place.line, r.place.endLine, r.origin])).toEqual([
      ['github.com/acme/A', 'main', 2, 5, { kind: 'git', url: 'https://GitHub.com/acme/A.git', ref: 'main' }],
      ['near', '', 6, 8, { kind: 'git', url: '../near.git' }],
      ['gitlab.example/group/s', '', 9, 10, { kind: 'git', url: 'git@gitlab.example:group/s.git' }],
    ]);
    expect([set.remarks, set.problems]).toEqual([[], []]);
  });

  it('remarks on what has been used to run commands', () => {
    const set = read(
      '[submodule "../../modules/x"]',
      '  path = ../../.git/hooks',
      '  url = -u./payload',
      '  update = !touch x',
      '[submodule "a"]',
      '  path = -x',
      '  url = http://user:secret@plain.example/a',
      '[submodule "a"]',
      '  branch = b',
    );
    expect(set.remarks.map((r) => `${r.line} ${r.code}`)).toEqual([
      '1 option-injection',
      '2 path-outside-repository',
      '2 path-outside-repository',
      '4 runs-code-of-repository',
      '8 duplicate-key',
      '5 insecure-address',
      '5 credentials-in-address',
      '6 option-injection',
    ]);
    expect(set.requirements.map((r) => r.range)).toEqual(['', 'b']);
  });

  it('names entries without an address and lines that are no git configuration', () => {
    const set = read('[submodule "a"]', '  path = a', '<html>', '[submodule "b"', '  url = https://b.example/b');
    expect(set.problems.map((p) => [p.code, p.line])).toEqual([
      ['unreadable-entry', 3],
      ['unreadable-entry', 4],
    ]);
    expect(set.requirements.map((r) => r.name)).toEqual(['b.example/b']);
    expect(read('[submodule "a"]').problems).toHaveLength(1);
  });
});
