import { join } from 'node:path';
import { preCommit } from '../../../src/formats/githubactions/pre-commit.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const read = (...lines: readonly string[]) => readText(preCommit, '.pre-commit-config.yaml', lines.join('\n'));

describeFormat(preCommit, join(import.meta.dirname, 'pre-commit'));

describe('pre-commit', () => {
  it('reads the image that a hook runs', () => {
    const set = read(
      'repos:',
      '- repo: local',
      '  hooks:',
      '  - {id: a, name: a, language: docker_image, entry: "--entrypoint sh ghcr.io/acme/lint:1.2 -c x"}',
      '  - {id: b, name: b, language: system, entry: "not-an-image:1"}',
    );
    expect(set.dependencies).toMatchObject([
      { ecosystem: 'docker', name: 'ghcr.io/acme/lint', version: '1.2', place: { line: 4 } },
    ]);
    expect(set.dependencies).toHaveLength(1);
  });

  it('reads repositories with their revision, by whatever address', () => {
    const set = read(
      'repos:',
      '- repo: https://github.com/Acme/Hooks.git',
      `  rev: ${sha}  # frozen: v1.2.3`,
      '  hooks: [{id: a}]',
      '- hooks: [{id: a}]',
      '  repo: git@github.com:acme/ssh',
      '  rev: v2',
      '- repo: https://gitlab.example/group/sub/hooks',
      '  rev: "1.0"',
      '- repo: local',
      '  hooks: []',
      '- repo: meta',
    );
    expect(set.problems).toEqual([]);
    expect(set.dependencies.map((d) => [d.ecosystem, d.name, d.version, d.place.line, d.digest, d.comment])).toEqual([
      ['githubactions', 'acme/hooks', sha, 3, sha, 'v1.2.3'],
      ['githubactions', 'acme/ssh', 'v2', 7, undefined, undefined],
      ['generic', 'gitlab.example/group/sub/hooks', '1.0', 9, undefined, undefined],
    ]);
    expect(set.dependencies.map((d) => d.origin)).toEqual([
      { kind: 'git', url: 'https://github.com/Acme/Hooks.git', commit: sha },
      { kind: 'git', url: 'git@github.com:acme/ssh', ref: 'v2' },
      { kind: 'git', url: 'https://gitlab.example/group/sub/hooks', ref: '1.0' },
    ]);
    expect(set.remarks.map((r) => `${r.line} ${r.code} ${r.name}`)).toEqual([
      '9 weak-pin gitlab.example/group/sub/hooks',
    ]);
  });

  it('reads the packages of hooks by their language, or by how they are written', () => {
    const set = read(
      'repos:',
      '- repo: local',
      '  hooks:',
      '  - {id: a, language: python, additional_dependencies: ["one==1", two, ""]}',
      '  - {id: b, language: node, additional_dependencies: ["three@3.0.0", "@acme/four@^4"]}',
      '  - {id: c, language: golang, additional_dependencies: [github.com/a/five/cmd/x@v5.0.0]}',
      '  - {id: d, language: rust, additional_dependencies: ["cli:six:6.0.0"]}',
      '  - {id: e, language: ruby, additional_dependencies: ["seven:7.0"]}',
      '  - {id: f, additional_dependencies: [eight, "nine~=9"]}',
      '  - {id: g, additional_dependencies: [ten]}',
    );
    expect(set.dependencies.map((d) => [d.place.line, d.ecosystem, d.name, d.version])).toEqual([
      [4, 'pypi', 'one', '1'],
      [5, 'npm', 'three', '3.0.0'],
      [6, 'golang', 'github.com/a/five', '5.0.0'],
      [7, 'cargo', 'six', '6.0.0'],
      [8, 'gem', 'seven', '7.0'],
    ]);
    expect(set.requirements.map((r) => [r.place.line, r.ecosystem, r.name, r.range])).toEqual([
      [4, 'pypi', 'two', ''],
      [5, 'npm', '@acme/four', '^4'],
      [9, 'pypi', 'eight', ''],
      [9, 'pypi', 'nine', '~=9'],
      [10, 'generic', 'ten', ''],
    ]);
  });

  it('remarks on short commits, plain addresses and paths that leave the repository', () => {
    const set = read(
      'repos:',
      '- repo: http://github.com/acme/a',
      '  rev: 0123abc',
      '- repo: ../beside',
      '  rev: x',
      '- repo: ./own',
      '  rev: x',
      '- repo: https://github.com/-x/b',
      '  rev: --upload-pack=x',
    );
    expect(set.remarks.map((r) => `${r.line} ${r.code}`)).toEqual([
      '3 weak-pin',
      '3 insecure-address',
      '4 path-outside-repository',
      '9 option-injection',
    ]);
  });

  it('names what it cannot read and reads the rest', () => {
    const set = read(
      'repos:',
      '- 5',
      '- repo: https://github.com/a/b',
      '- repo: [x]',
      '  rev: 1',
      '- repo: https://github.com/c/d',
      '  rev: v1',
      '  hooks: [{id: x, additional_dependencies: {a: b}}]',
    );
    expect(set.problems.map((p) => [p.line, p.code])).toEqual([
      [2, 'unreadable-entry'],
      [3, 'unreadable-entry'],
      [4, 'unreadable-entry'],
      [8, 'unreadable-entry'],
    ]);
    expect(set.dependencies.map((d) => d.name)).toEqual(['c/d']);
    expect(read('repos: x').problems.map((p) => p.code)).toEqual(['unreadable-file']);
    expect(read('a: [').problems.map((p) => p.code)).toEqual(['unreadable-file']);
    expect(read('- repo: https://github.com/old/list', '  sha: v1').dependencies.map((d) => d.name)).toEqual([
      'old/list',
    ]);
  });
});
