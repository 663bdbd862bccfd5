import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRankings } from '../../../src/adapters/names/popular.ts';
import { readRanking } from '../../../src/adapters/names/ranking.ts';

const about = { ecosystem: 'pypi', source: 'a test', date: '2026-11-30' } as const;
const namesOf = (text: string): readonly string[] => readRanking(text, about).names;

describe('a ranking of packages', () => {
  it.each([
    ['a list of names', '["Requests", "typing_extensions"]'],
    ['a list of objects', '[{"name": "requests", "rank": 1}, {"project": "typing.extensions"}]'],
    [
      'rows with counts',
      '{"last_update": "2026", "rows": [{"download_count": 9, "project": "requests"}, {"project": "typing-extensions"}]}',
    ],
    ['lines', '# most used\nrequests\n\ntyping_extensions\n'],
    ['CSV with a heading', 'name,downloads\n"requests",9\ntyping-extensions,8\n'],
    ['tabs and carriage returns', 'requests\t9\r\ntyping-extensions\t8\r\n'],
  ])('is read from %s, in the ecosystem’s spelling', (_kind, text) => {
    expect(namesOf(text)).toEqual(['requests', 'typing-extensions']);
  });

  it('keeps its order, no name twice, and 20,000 names at most', () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `name-${i % 25_000}`);
    const names = namesOf(many.join('\n'));
    expect(names).toHaveLength(20_000);
    expect(names.slice(0, 2)).toEqual(['name-0', 'name-1']);
  });

  it('leaves out what cannot be a name', () => {
    expect(namesOf(JSON.stringify(['ok', '', 'two words', 'x'.repeat(300), 'bell\u0007', 7, null]))).toEqual(['ok']);
  });

  it.each([
    '',
    '{"rows": 5}',
    '[1, 2]',
    '<!doctype html>\n<html><body>Not found</body></html>',
    '{"__proto__": ["evil"]}',
    '{ broken',
  ])('is refused when %j holds no names', (text) => {
    expect(() => namesOf(text)).toThrow('a test: no package names were found');
  });
});

describe('rankings that the operator keeps', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockwarden-names-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are read beside the bundled lists, and none is read where there is no folder', async () => {
    writeFileSync(
      join(folder, 'npm.json'),
      JSON.stringify(readRanking('obscure-thing\n', { ...about, ecosystem: 'npm' })),
    );
    expect(await loadRankings(folder)).toEqual([{ ...about, ecosystem: 'npm', names: ['obscure-thing'] }]);
    expect(await loadRankings(join(folder, 'none'))).toEqual([]);
    expect(await loadRankings(undefined)).toEqual([]);
  });

  it('that are broken are named, with what to do', async () => {
    writeFileSync(join(folder, 'npm.json'), '{ broken');
    await expect(loadRankings(folder)).rejects.toMatchObject({
      code: 'bad-name-list',
      message: expect.stringContaining('npm.json'),
      hint: 'Fetch it again or delete it.',
    });
  });
});
