import { formatsFor, rowById } from '../../src/formats/find.ts';
import { formats } from '../../src/formats/index.ts';
import { linkLoading, readerFor } from '../../src/formats/load.ts';
import { readSets } from '../../src/formats/read.ts';
import { formatRows } from '../../src/formats/rows.ts';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

describe('the rows of the formats', () => {
  it('load the format of which they tell the same', async () => {
    const loaded = await Promise.all(formatRows.map((row) => row.load()));
    expect(loaded).toEqual(formats);
    expect(formatRows.map(({ id, ecosystem, kind, files }) => ({ id, ecosystem, kind, files }))).toEqual(
      formats.map(({ id, ecosystem, kind, files }) => ({ id, ecosystem, kind, files })),
    );
    expect(formatRows.filter((row) => row.isToldByText).map(({ id }) => id)).toEqual(
      formats.filter((format) => format.recognises !== undefined).map(({ id }) => id),
    );
    expect(formatRows.filter((row) => row.isLinked).map(({ id }) => id)).toEqual(
      formats.filter((format) => format.link !== undefined).map(({ id }) => id),
    );
  });

  it('are found by id', () => {
    expect(rowById('yarn-lock')).toBe(formatsFor('yarn.lock')[0]);
    expect(rowById('constructor')).toBeUndefined();
  });
});

describe('readerFor', () => {
  it('reads what the reader with all formats reads, includes and links too', async () => {
    const files = [
      file('requirements.txt', '-r more/pins.in\nflask==3.0.0\n'),
      file('more/pins.in', 'click==8.1.7\n'),
      file('package.json', '{"dependencies": {"left-pad": "1.3.0"}}'),
      file('yarn.lock', 'left-pad@1.3.0:\n  version "1.3.0"\n'),
    ];
    const reader = await readerFor({ paths: files.map(({ path }) => path) });
    const sets = reader.readSets(files);
    expect(sets).toEqual(readSets(files));
    expect(await linkLoading(files.flatMap(reader.readFile))).toEqual(readSets(files).slice(0, 3));
    expect(sets.map(({ path }) => path)).toEqual(['requirements.txt', 'package.json', 'yarn.lock', 'more/pins.in']);
  });

  it('reads a file of any name with a format that was asked for by id', async () => {
    const { readWith } = await readerFor({ formats: ['requirements-txt'] });
    const [set] = readWith('requirements-txt', file('pins', 'click==8.1.7\n'));
    expect(set?.dependencies.map(({ name }) => name)).toEqual(['click']);
    expect(readWith('no-such-format', file('pins', ''))).toEqual([]);
  });

  it('refuses to pass over a file whose format was not asked for', async () => {
    const { readFile } = await readerFor({ paths: ['yarn.lock'] });
    expect(() => readFile(file('Cargo.lock', ''))).toThrow('the format cargo-lock was not asked for');
  });
});
