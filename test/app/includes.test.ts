import { isGitHubFailure } from '../../src/adapters/github/failure.ts';
import { readChange } from '../../src/adapters/github/pull-requests.ts';
import type { Included } from '../../src/review/with-includes.ts';
import { withIncludes } from '../../src/app/includes.ts';
import { isDependencyFile } from '../../src/formats/find.ts';
import { readSets } from '../../src/formats/read.ts';
import type { FakeGitHub, Files, RepositoryHandle } from '../fakes/github/index.ts';
import { startFakeGitHub } from '../fakes/github/index.ts';
import type { Connected } from '../adapters/github/connect.ts';
import { connect } from '../adapters/github/connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let here: Connected;

beforeEach(async () => {
  github = await startFakeGitHub();
  shop = github.repository('acme/shop', {
    private: true,
    files: { 'requirements.txt': '-r deps/base\n', 'deps/base': 'a==1\n' },
  });
  here = connect(github, shop);
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

/** What is read of a pull request with these files. */
async function includedBy(files: Files): Promise<Included> {
  const pull = shop.openPullRequest({ files });
  const question = { baseSha: pull.baseSha, headSha: pull.headSha, interesting: isDependencyFile };
  const change = await readChange(here.reading, question);
  if (isGitHubFailure(change)) throw new Error(change.reason);
  const reader = { read: async (given: Parameters<typeof readSets>[0]) => readSets(given) };
  const included = await withIncludes(change, { reading: here.reading, reader });
  if (isGitHubFailure(included)) throw new Error(included.reason);
  return included;
}

const lines = (count: number, name: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => `-r ${name(n)}\n`);

describe('files that others pull in', () => {
  it('are read, whatever their names, changed or not', async () => {
    const { files, problems } = await includedBy({
      'requirements.txt': '-r deps/base\n-r deps/new\n',
      'deps/new': '-r ../more\n',
      more: 'evil==6\n',
    });
    expect(files.map(({ path }) => path).sort()).toEqual(['deps/base', 'deps/new', 'more', 'requirements.txt']);
    expect(problems).toEqual([]);
  });

  it('are read behind any number of files that are not there', async () => {
    const { files } = await includedBy({
      'requirements.txt': [...lines(60, (n) => `missing-${n}.list`), '-r deps/new\n'].join(''),
      'deps/new': 'evil==6\n',
    });
    expect(files.map(({ path }) => path).sort()).toEqual(['deps/base', 'deps/new', 'requirements.txt']);
  });

  it('are commits of submodules as well, over the .gitmodules that did not change', async () => {
    const [old, now] = ['a'.repeat(40), 'b'.repeat(40)];
    const modules = '[submodule "lib"]\n\tpath = libs/lib\n\turl = https://github.com/acme/lib.git\n';
    shop.pushTo('main', { '.gitmodules': modules, 'libs/lib': { submodule: old } });
    const { files, problems } = await includedBy({ 'libs/lib': { submodule: now } });
    expect(problems).toEqual([]);
    const sides = files.map(({ path, before, after }) => [
      path,
      ...[before, after].map((side) => (side !== undefined && 'bytes' in side ? side.bytes.toString() : side)),
    ]);
    expect(sides).toEqual([
      ['.gitmodules', modules, modules],
      ['libs/lib', `Subproject commit ${old}\n`, `Subproject commit ${now}\n`],
    ]);
    const after = files.flatMap((file) =>
      file.after !== undefined && 'bytes' in file.after ? [{ path: file.path, bytes: file.after.bytes }] : [],
    );
    expect(readSets(after).flatMap((set) => set.dependencies)).toMatchObject([
      { name: 'github.com/acme/lib', version: now, origin: { url: 'https://github.com/acme/lib.git', commit: now } },
    ]);
  });

  it('are a problem where there are too many, or too deep', async () => {
    const many = await includedBy({ 'requirements.txt': lines(201, (n) => `missing-${n}.list`).join('') });
    expect(many.problems).toMatchObject([
      { code: 'unresolved-include', message: expect.stringContaining('202 files') },
    ]);
    const chain = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`link${n}`, `-r link${n + 1}\n`]));
    const deep = await includedBy({ 'requirements.txt': '-r link0\n', ...chain, link9: 'evil==6\n' });
    expect(deep.problems).toMatchObject([{ code: 'unresolved-include', path: 'link6' }]);
  });
});
