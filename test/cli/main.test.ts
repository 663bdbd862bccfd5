import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockwarden-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function run(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    folder,
    color: false,
    interactive: false,
  };
  const status = await main(args, io);
  return { status, out, err };
}

describe('lockwarden', () => {
  it('ends with 2 and says why when it is used wrongly', async () => {
    expect(await run('nonsense')).toMatchObject({
      status: 2,
      err: expect.stringContaining("unknown command 'nonsense'"),
    });
    expect(await run('extract', 'missing')).toMatchObject({
      status: 2,
      err: expect.stringContaining('does not exist'),
    });
    expect(await run('review', '--before', 'a')).toMatchObject({
      status: 2,
      err: expect.stringContaining('go together'),
    });
    expect(await run('review', '--format', 'xml')).toMatchObject({
      status: 2,
      err: expect.stringContaining('no format xml'),
    });
  });

  it('prints its help and version', async () => {
    expect((await run('--help')).out).toContain('review');
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('lockwarden extract', () => {
  it('prints the documented JSON, follows includes, and ends with 3 for what it could not read', async () => {
    write('requirements.txt', 'litellm==1.82.8\n-r more.txt\nbad=1\n');
    write('more.txt', 'dspy>=2.6\n');
    const { status, out } = await run('extract', '.', '--format', 'json');
    const { schema, files } = JSON.parse(out);
    expect([schema, status]).toEqual([1, 3]);
    const found = files.find((file: { path: string }) => file.path === 'requirements.txt');
    expect(found.dependencies[0]).toMatchObject({
      purl: 'pkg:pypi/litellm@1.82.8',
      ecosystem: 'pypi',
      name: 'litellm',
      version: '1.82.8',
      direct: true,
      line: 1,
    });
    expect(found.problems).toMatchObject([{ line: 3 }]);
    expect(files.find((file: { path: string }) => file.path === 'more.txt').requirements).toMatchObject([
      { name: 'dspy', range: '>=2.6' },
    ]);
  });

  it('does not follow a symbolic link', async () => {
    write('real.json', '{"lockfileVersion": 3, "packages": {}}');
    symlinkSync(join(folder, 'real.json'), join(folder, 'package-lock.json'));
    const { status, out } = await run('extract', '.', '--format', 'json');
    expect(status).toBe(3);
    expect(JSON.parse(out).files[0].problems[0].code).toBe('not-regular-file');
  });
});

describe('lockwarden review', () => {
  it('blocks a bundled compromise offline, saves the evidence, and judges it again to the same verdict', async () => {
    write('a/requirements.txt', 'litellm==1.82.6\n');
    write('b/requirements.txt', 'litellm==1.82.8\n');
    const first = await run(
      'review',
      '--before',
      'a',
      '--after',
      'b',
      '--offline',
      '--format',
      'json',
      '--save-evidence',
      'saved.json',
    );
    expect(first.status).toBe(1);
    const report = JSON.parse(first.out);
    expect(report.verdict).toEqual({ decision: 'block', summary: '1 blocking, 0 to review, 1 changed' });
    expect(report.findings[0]).toMatchObject({
      signal: 'known-compromise',
      purl: 'pkg:pypi/litellm@1.82.8',
      action: 'block',
    });
    const again = await run('judge', 'saved.json', '--format', 'json');
    expect(again).toEqual({ ...first, err: again.err });
  });

  it('does not know a compromise before it was announced', async () => {
    write('a/requirements.txt', 'litellm==1.82.6\n');
    write('b/requirements.txt', 'litellm==1.82.8\n');
    const { out } = await run(
      'review',
      '--before',
      'a',
      '--after',
      'b',
      '--offline',
      '--format',
      'json',
      '--now',
      '2026-03-24T10:55:00Z',
    );
    const report = JSON.parse(out);
    expect(report.findings.map((finding: { signal: string }) => finding.signal)).not.toContain('known-compromise');
    expect(report.clock).toBe('fixed by the operator');
  });

  it('takes the policy from the base, not from the change', async () => {
    const policy = 'exceptions:\n  - package: litellm\n    signal: known-compromise\n    reason: mine\n';
    write('a/requirements.txt', 'litellm==1.82.6\n');
    write('b/requirements.txt', 'litellm==1.82.8\n');
    write('b/.github/lockwarden.yml', policy);
    expect((await run('review', '--before', 'a', '--after', 'b', '--offline')).status).toBe(1);
    write('a/.github/lockwarden.yml', policy);
    expect((await run('review', '--before', 'a', '--after', 'b', '--offline')).status).toBe(3);
    write('a/.github/lockwarden.yml', `when-inconclusive: warn\n${policy}`);
    expect((await run('review', '--before', 'a', '--after', 'b', '--offline')).status).toBe(0);
  });

  it('is incomplete offline where only others could tell, and not where files tell all', async () => {
    write('a/requirements.txt', 'requests==2.32.4\n');
    write('b/requirements.txt', 'requests==2.32.5\n');
    const { status, out } = await run('review', '--before', 'a', '--after', 'b', '--offline', '--format', 'json');
    expect(status).toBe(3);
    const { verdict, coverage } = JSON.parse(out);
    expect(verdict.decision).toBe('incomplete');
    expect(coverage).toMatchObject({ changed: 1, checked: 0 });
    const gaps: readonly { readonly what: string; readonly why: string }[] = coverage.notChecked;
    expect(gaps.find(({ what }) => what === 'advisories')?.why).toContain('was not asked: the review is offline');
    write('b/requirements.txt', '# the same\nrequests==2.32.4\n');
    expect((await run('review', '--before', 'a', '--after', 'b', '--offline')).status).toBe(0);
  });

  it('reviews the working tree of a git repository against its default branch', async () => {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: folder,
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    write('requirements.txt', 'litellm==1.82.6\n');
    write('web/package.json', '{"dependencies": {"left": "^1.0.0"}}');
    git('add', '.');
    git('commit', '-q', '-m', 'base');
    write('requirements.txt', 'litellm==1.82.8\n');
    const { status, out } = await run('review', '--offline', '--format', 'json');
    const report = JSON.parse(out);
    expect(status).toBe(1);
    expect(report.changes.map((change: { name: string }) => change.name)).toEqual(['litellm']);
    expect(report.subject.head).toBe('working tree');
  });

  it('shows a submodule that moved with both commits and the name that .gitmodules gives it', async () => {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: folder,
        stdio: 'pipe',
      });
    const [old, now] = ['a'.repeat(40), 'b'.repeat(40)];
    git('init', '-q', '-b', 'main');
    write('.gitmodules', '[submodule "lib"]\n\tpath = libs/lib\n\turl = https://github.com/acme/lib.git\n');
    git('add', '.gitmodules');
    git('update-index', '--add', '--cacheinfo', `160000,${old},libs/lib`);
    git('commit', '-q', '-m', 'base');
    git('update-index', '--cacheinfo', `160000,${now},libs/lib`);
    git('commit', '-q', '-m', 'move');
    const { out } = await run('review', '--base', 'HEAD~1', '--head', 'HEAD', '--offline', '--format', 'json');
    expect(JSON.parse(out).changes).toMatchObject([
      { kind: 'changed', path: 'libs/lib', name: 'github.com/acme/lib', from: old, to: now, direct: true },
    ]);
  });

  it.each(['folders', 'commits'])('reads what changed files pull in, whatever its name, from %s', async (from) => {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: folder,
        stdio: 'pipe',
      });
    const put = (where: string, version: string) => {
      write(`${where}requirements.txt`, `-r deps/base.list\n-r ../../outside\nrequests==2.32.${version}\n`);
      write(`${where}deps/base.list`, `litellm==1.82.${version}\n`);
    };
    const sides = from === 'folders' ? ['--before', 'a', '--after', 'b'] : ['--base', 'HEAD~1', '--head', 'HEAD'];
    if (from === 'folders') {
      put('a/', '6');
      put('b/', '8');
    } else {
      git('init', '-q', '-b', 'main');
      for (const version of ['6', '8']) {
        put('', version);
        git('add', '.');
        git('commit', '-q', '-m', version);
      }
    }
    const { status, out } = await run('review', ...sides, '--offline', '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(out).changes.map((change: { name: string }) => change.name)).toEqual(['litellm', 'requests']);
  });

  it('ends with 3 when a lockfile cannot be read, and still reviews the rest', async () => {
    cpSync('test/replay/worlds/npm-2026-axios/before', join(folder, 'a'), { recursive: true });
    cpSync('test/replay/worlds/npm-2026-axios/before', join(folder, 'b'), { recursive: true });
    write('b/package-lock.json', '{"lockfileVersion": 3, "packages": {');
    const { status, out } = await run('review', '--before', 'a', '--after', 'b', '--offline', '--format', 'json');
    expect(status).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      verdict: { decision: 'incomplete' },
      problems: [{ path: 'package-lock.json' }],
    });
  });
});

describe('lockwarden sync', () => {
  it('takes a feed into the copy, which an offline review then asks', async () => {
    process.env['DATA_DIR'] = join(folder, 'data');
    try {
      const feed = join(process.cwd(), 'test/replay/worlds/npm-2026-axios/osv-later');
      expect(await run('sync', feed)).toMatchObject({ status: 0, out: expect.stringMatching(/\d+ read, \d+ added/) });
      write('a/package.json', '{}');
      write('b/package.json', '{"dependencies": {"axios": "1.14.1"}}');
      const { out } = await run('review', '--before', 'a', '--after', 'b', '--offline', '--format', 'json');
      expect(JSON.parse(out).findings.map((finding: { signal: string }) => finding.signal)).toContain('known-malware');
      expect((await run('sync', 'nowhere')).status).toBe(3);
    } finally {
      delete process.env['DATA_DIR'];
    }
  });
});

it('names its saved evidence when it is asked for a file that holds none', async () => {
  write('other.json', '{}');
  expect(await run('judge', 'other.json')).toMatchObject({ status: 2, err: expect.stringContaining('not evidence') });
  expect(readFileSync(join(folder, 'other.json'), 'utf8')).toBe('{}');
});
