import { gzipSync } from 'node:zlib';
import { defaultLimits } from '../../../../src/adapters/artifacts/limits.ts';
import type { ArchiveLimits } from '../../../../src/adapters/artifacts/limits.ts';
import { newNotes } from '../../../../src/adapters/artifacts/unpack/entry.ts';
import { visitEntries } from '../../../../src/adapters/artifacts/unpack/open-archive.ts';
import { npmTgz, tarEntry, tarOf, zipOf } from '../packing.ts';

interface Read {
  readonly files: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly ambiguities: readonly string[];
  readonly notRead: readonly string[];
}

async function read(bytes: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<Read> {
  const notes = newNotes();
  const texts = new Map<string, string>();
  await visitEntries(bytes, { limits: { ...defaultLimits, ...limits }, notes }, (entry, content) => {
    if (entry.kind === 'file') texts.set(entry.path, content.bytes.toString());
  });
  return { files: [...texts.keys()], texts, ambiguities: [...notes.ambiguities], notRead: [...notes.notRead] };
}

const member = (path: string, text: string): { path: string; text: string } => ({ path, text });

describe('reading a gzip’d tar', () => {
  it('gives every file with its bytes', async () => {
    const got = await read(npmTgz({ 'package.json': '{}', 'lib/a.js': 'x'.repeat(2000) }));
    expect(got.files).toEqual(['package/package.json', 'package/lib/a.js']);
    expect(got.texts.get('package/lib/a.js')).toHaveLength(2000);
    expect(got.ambiguities).toEqual([]);
    expect(got.notRead).toEqual([]);
  });

  it('gives a file that is larger than what is inflated in one go the same way', async () => {
    const large = Buffer.alloc(11_000_000, 'abcdefgh-');
    const got = await read(npmTgz({ 'a.js': 'one', 'large.js': large, 'z.js': 'last' }));
    expect(got.texts.get('package/large.js')).toBe(large.toString());
    expect(got.texts.get('package/z.js')).toBe('last');
  });

  it('takes names from pax headers and GNU long names', async () => {
    const long = `package/${'d/'.repeat(80)}file.js`;
    const record = `${String(long.length + 10)} path=${long}\n`;
    const pax = { path: 'PaxHeader', type: 'x', text: record };
    const gnu = { path: '././@LongLink', type: 'L', text: `${long}2\0` };
    const got = await read(gzipSync(tarOf([pax, member('short', 'a'), gnu, member('short2', 'b')])));
    expect(got.files).toEqual([long, `${long}2`]);
  });

  it('notes what two readers would read differently', async () => {
    const same = { path: 'PaxHeader', type: 'x', text: '10 size=1\n' };
    const size = { path: 'PaxHeader', type: 'x', text: '10 size=2\n' };
    const got = await read(
      gzipSync(
        tarOf([
          member('p/a', '1'),
          member('p/a', '2'),
          member('p/../../b', '3'),
          member('p/A', '4'),
          same,
          member('p/b', 'x'),
          size,
          member('p/c', 'x'),
        ]),
      ),
    );
    expect(got.ambiguities).toEqual([
      'a file that occurs twice: p/a',
      'a name that climbs out of the archive: p/../../b',
      'names that differ only in case: p/a and p/A',
      'a size in a pax header, which some readers pass over',
    ]);
  });

  it('notes links that leave the archive and files below a link', async () => {
    const out = { path: 'p/out', type: '2', link: '../../etc' };
    const got = await read(gzipSync(tarOf([out, member('p/out/passwd', 'x'), { path: 'p/in', type: '2', link: 'a' }])));
    expect(got.ambiguities).toEqual([
      'a link that leaves the archive: p/out → ../../etc',
      'a file below a link: p/out/passwd',
    ]);
  });

  it('notes several gzip members, bytes after them, and data after the end of the tar', async () => {
    const half = gzipSync(tarEntry(member('p/a', '1')));
    const rest = gzipSync(Buffer.concat([Buffer.alloc(1024), tarOf([member('p/b', '2')])]));
    const got = await read(Buffer.concat([half, rest, Buffer.from('tail of something')]));
    expect(got.files).toEqual(['p/a']);
    expect(got.ambiguities).toEqual(['several gzip members in one file', 'data after the end of the tar archive']);
    expect(got.notRead).toEqual(['data after the end of the tar archive were not read']);
  });

  it('notes a header with a wrong checksum and reads on as npm does', async () => {
    const got = await read(gzipSync(tarOf([{ path: 'p/a', text: '', badChecksum: true }, member('p/b', '2')])));
    expect(got.files).toEqual(['p/b']);
    expect(got.ambiguities).toEqual(['a header with a wrong checksum, which readers skip or stop at']);
  });

  it('says what it did not read: a bomb, too many entries, a cut off file, no archive', async () => {
    const bomb = gzipSync(tarOf([member('p/zeros', '\0'.repeat(3_000_000))]));
    expect((await read(bomb, { ratioFloor: 1_000_000 })).notRead).toEqual(['unpacks to more than 100 times its size']);
    expect((await read(bomb, { unpacked: 2_000_000, ratio: 1e9 })).notRead).toEqual([
      'unpacks to more than 2000000 bytes',
    ]);
    const many = npmTgz({ a: '1', b: '2', c: '3' });
    expect((await read(many, { entries: 2 })).notRead).toEqual(['more than 2 entries']);
    expect((await read(many.subarray(0, many.length - 12))).notRead).toHaveLength(1);
    expect((await read(Buffer.from('<html>not found</html>'))).notRead).toEqual(['not a zip archive']);
    expect((await read(Buffer.alloc(0))).notRead).toEqual(['not a zip archive']);
    expect((await read(many, { compressed: 10 })).notRead).toEqual(['larger than 10 bytes']);
  });

  it('keeps only the beginning of an entry above the limit', async () => {
    const got = await read(npmTgz({ 'a.js': 'y'.repeat(10_000) }), { entry: 5000 });
    expect(got.texts.get('package/a.js')).toBe('y'.repeat(4096));
  });
});

describe('reading a zip', () => {
  it('gives every file of its directory', async () => {
    const got = await read(zipOf([member('pkg/__init__.py', 'x = 1\n'), member('pkg/', '')]));
    expect([...got.texts]).toEqual([['pkg/__init__.py', 'x = 1\n']]);
    expect(got.ambiguities).toEqual([]);
  });

  it('notes two names for one entry, an entry outside the directory, and a second zip before it', async () => {
    const two = zipOf([
      { ...member('a.py', '1'), localName: 'b.py' },
      { ...member('hidden.py', '2'), unlisted: true },
      member('c.py', '3'),
    ]);
    expect((await read(two)).ambiguities).toEqual([
      'an entry has two names in the zip: a.py',
      'the zip holds an entry that its directory does not name',
    ]);
    const joined = Buffer.concat([zipOf([member('first.py', '1')]), zipOf([member('second.py', '2')])]);
    const got = await read(joined);
    expect(got.files).toEqual(['second.py']);
    expect(got.ambiguities).toContain('several end records: more than one zip archive in the file');
    expect((await read(Buffer.concat([zipOf([member('a', '1')]), Buffer.from('more')]))).ambiguities).toEqual([
      'bytes after the end of the zip archive',
    ]);
  });

  it('refuses encrypted entries and methods beyond store and deflate', async () => {
    expect((await read(zipOf([{ ...member('a', '1'), encrypted: true }]))).notRead).toEqual(['an encrypted entry: a']);
    expect((await read(zipOf([{ ...member('a', '1'), method: 14 }]))).notRead).toEqual([
      'an entry with an unknown method: a',
    ]);
  });

  it('survives every truncation and a flip of every byte', async () => {
    const whole = zipOf([member('a.py', 'import os\n'), member('b.py', 'x')]);
    for (let length = 0; length < whole.length; length += 3) await read(whole.subarray(0, length));
    for (let at = 0; at < whole.length; at += 1) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      await read(broken);
    }
    expect((await read(whole)).files).toEqual(['a.py', 'b.py']);
  });
});

describe('reading a gem', () => {
  it('gives the specification and the files of the inner archive', async () => {
    const gem = tarOf([
      { path: 'metadata.gz', text: gzipSync('name: x\n') },
      { path: 'data.tar.gz', text: gzipSync(tarOf([member('lib/x.rb', 'puts 1')])) },
    ]);
    expect([...(await read(gem)).texts]).toEqual([
      ['/metadata', 'name: x\n'],
      ['lib/x.rb', 'puts 1'],
    ]);
  });
});
