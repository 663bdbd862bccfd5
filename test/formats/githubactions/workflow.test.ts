import { actionsLock } from '../../../src/formats/githubactions/actions-lock.ts';
import { githubWorkflow } from '../../../src/formats/githubactions/workflow.ts';
import { formatsFor } from '../../../src/formats/find.ts';
import { readSets } from '../../../src/formats/read.ts';
import { readText } from '../../support/describe-format.ts';

const path = '.github/workflows/ci.yml';
const sha = '0123456789abcdef0123456789abcdef01234567';

describe('github-workflow', () => {
  it('reads steps, reusable workflows, containers and services with their lines', () => {
    const text = [
      'on: push',
      'jobs:',
      '  build:',
      '    container: node:24',
      '    services: { db: { image: "postgres:17" } }',
      '    steps:',
      `      - uses: Actions/Checkout@${sha} # v4.2.2`,
      '      - { uses: acme/tool/sub@v1 }',
      '      - uses: ./local',
      '      - uses: docker://alpine@sha256:abc',
      '  call:',
      '    uses: acme/shared/.github/workflows/x.yml@main',
    ].join('\n');
    const set = readText(githubWorkflow, path, text);
    expect(set.problems).toEqual([]);
    expect(set.dependencies.map((d) => [d.ecosystem, d.name, d.version, d.place.line, d.comment, d.subpath])).toEqual([
      ['githubactions', 'actions/checkout', sha, 7, 'v4.2.2', undefined],
      ['githubactions', 'acme/tool', 'v1', 8, undefined, 'sub'],
      ['docker', 'alpine', 'sha256:abc', 10, undefined, undefined],
      ['docker', 'node', '24', 4, undefined, undefined],
      ['docker', 'postgres', '17', 5, undefined, undefined],
      ['githubactions', 'acme/shared', 'main', 12, undefined, '.github/workflows/x.yml'],
    ]);
  });

  it('names a step whose uses is no action and reads the rest', () => {
    const text = 'jobs:\n  a:\n    steps:\n      - uses: {x: y}\n      - uses: acme/tool\n      - uses: acme/tool@v1\n';
    const set = readText(githubWorkflow, path, text);
    expect(set.problems.map((p) => [p.line, p.code])).toEqual([
      [4, 'unreadable-entry'],
      [5, 'unreadable-entry'],
    ]);
    expect(set.dependencies.map((d) => d.version)).toEqual(['v1']);
  });

  it('follows anchors and refuses broken files', () => {
    const shared = 'x: &s\n  - uses: acme/tool@v2\njobs:\n  a:\n    steps: *s\n';
    expect(readText(githubWorkflow, path, shared).dependencies.map((d) => [d.name, d.version])).toEqual([
      ['acme/tool', 'v2'],
    ]);
    expect(readText(githubWorkflow, path, 'jobs:\n  a: [').problems[0]?.code).toBe('unreadable-file');
  });

  it('leaves other YAML files alone and knows a workflow of another name', () => {
    const bytes = (text: string) => Buffer.from(text);
    expect(readSets([{ path: 'config/app.yml', bytes: bytes('jobs: 4\n') }])).toEqual([]);
    expect(readSets([{ path: 'old.yml', bytes: bytes('jobs:\n  a:\n    runs-on: x\n') }]).map((s) => s.format)).toEqual(
      ['github-workflow'],
    );
    expect(formatsFor(path).map((format) => format.id)).toContain('github-workflow');
  });
});

describe('actions-lock', () => {
  it('reads commits, ids and who uses what', () => {
    const text = [
      "version: 'v0.0.2'",
      'workflows:',
      "  '.github/workflows/a.yml': ['acme/a@v1']",
      'dependencies:',
      "  'acme/a@v1':",
      `    commit: 'sha1-${sha}'`,
      '    owner_id: 1',
      '    repo_id: 2',
      "    uses: ['acme/b@v3']",
      "  'acme/b@v3':",
      `    commit: 'sha1-${sha}'`,
      "  'broken': {}",
    ].join('\n');
    const set = readText(actionsLock, '.github/workflows/actions.lock', text);
    expect(set.dependencies).toMatchObject([
      {
        name: 'acme/a',
        version: 'v1',
        direct: true,
        digest: sha,
        integrity: [`git-${sha}`, 'repository-2-1'],
        requiredBy: [],
      },
      { name: 'acme/b', version: 'v3', direct: false, requiredBy: ['acme/a@v1'] },
    ]);
    expect(set.problems.map((p) => p.line)).toEqual([12]);
  });

  it('refuses a version it does not know', () => {
    expect(readText(actionsLock, 'actions.lock', 'version: v9\n').problems[0]?.code).toBe('unsupported-version');
  });
});
