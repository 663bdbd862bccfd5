import { decode } from '../../src/formats/decode.ts';
import { formatsFor } from '../../src/formats/find.ts';
import { missingIncludes } from '../../src/formats/includes.ts';
import { readSets } from '../../src/formats/read.ts';

const file = (path: string, content: string | Buffer) => ({ path, bytes: Buffer.from(content) });

describe('readSets', () => {
  it('reads each file by itself: a broken one never costs the others', () => {
    const sets = readSets([
      file('a/package-lock.json', '{"lockfileVersion": 3,'),
      file('b/package.json', '{"dependencies": {"x": "^1"}}'),
      file('README.md', 'no dependency file'),
    ]);
    expect(sets.map(({ path, problems, requirements }) => [path, problems.length, requirements.length])).toEqual([
      ['a/package-lock.json', 1, 0],
      ['b/package.json', 0, 1],
    ]);
    expect(sets[0]?.problems[0]).toMatchObject({ code: 'unreadable-file', path: 'a/package-lock.json', line: 1 });
  });

  it.each([
    ['', 'unreadable-file', 'empty'],
    [' \n', 'unreadable-file', 'empty'],
    ['{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}', 'conflict-markers', 'conflict'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:00\n', 'not-regular-file', 'LFS'],
    ['{"a": "\0"}', 'unreadable-file', 'NUL'],
    [Buffer.from([0x7b, 0xff, 0x7d]), 'unreadable-file', 'utf-8'],
  ])('says why a lockfile %j cannot be read', (content, code, reason) => {
    const [set] = readSets([file('package-lock.json', content)]);
    expect(set?.problems).toEqual([
      { code, path: 'package-lock.json', message: expect.stringContaining(reason), ...lineOf(set) },
    ]);
    expect(set?.dependencies).toEqual([]);
  });

  it('tells which included files were not among those given', () => {
    const set = {
      ...readSets([file('package.json', '{}')])[0],
      includes: [
        { path: 'x', line: 1 },
        { path: 'package.json', line: 2 },
      ],
    };
    const asked = [set as Parameters<typeof missingIncludes>[0][number]];
    expect(missingIncludes(asked, 'folder')).toEqual(['x']);
    const modules = { ...asked[0], includes: [{ path: 'lib', line: 1, format: 'git-link' }] } as (typeof asked)[0];
    expect(missingIncludes([modules], 'folder')).toEqual([]);
    expect(missingIncludes([modules], 'tree')).toEqual(['lib']);
  });
});

function lineOf(set: ReturnType<typeof readSets>[number] | undefined): { line?: number } {
  const line = set?.problems[0]?.line;
  return line === undefined ? {} : { line };
}

describe('decode', () => {
  it('cuts byte order marks and reads UTF-16', () => {
    expect(decode(Buffer.from('\uFEFFa'))).toEqual({ ok: true, text: 'a' });
    expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a=1', 'utf16le')]))).toEqual({
      ok: true,
      text: 'a=1',
    });
  });

  it('reads what is no UTF-8 in the encoding that its first comment names', () => {
    const text = '#!/usr/bin/env python\n# -*- coding: latin-1 -*-\n# caf\u00e9\na==1\n';
    expect(decode(Buffer.from(text, 'latin1'))).toEqual({ ok: true, text });
    expect(decode(Buffer.from(text, 'utf8'))).toEqual({ ok: true, text });
    expect(decode(Buffer.from('# coding: utf-7\n# caf\u00e9\n', 'latin1'))).toMatchObject({ ok: false });
    expect(decode(Buffer.from('a\nb\n# coding: latin-1\n# caf\u00e9\n', 'latin1'))).toMatchObject({ ok: false });
  });

  it('reads XML in the encoding of its prolog', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>';
    expect(decode(Buffer.from(text, 'latin1'))).toEqual({ ok: true, text });
  });

  it('finds NUL characters in text of any script and either encoding', () => {
    const refused = { ok: false, code: 'unreadable-file', line: 2 };
    expect(decode(Buffer.from('\u4e2d\n\0'))).toMatchObject(refused);
    expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a\n\0', 'utf16le')]))).toMatchObject(refused);
  });

  it('takes no marker in the middle of a line for a conflict', () => {
    expect(decode(Buffer.from('a <<<<<<< b')).ok).toBe(true);
    expect(decode(Buffer.from('a\n<<<<<< b\n>>>>>>>> c')).ok).toBe(true);
    expect(decode(Buffer.from('a\r\n>>>>>>> b'))).toMatchObject({ code: 'conflict-markers', line: 2 });
  });
});

describe('formatsFor', () => {
  it.each([
    ['package-lock.json', ['package-lock']],
    ['a/b/npm-shrinkwrap.json', ['package-lock']],
    ['vendor/x/yarn.lock', ['yarn-lock']],
    ['node_modules/.package-lock.json', []],
    ['a/node_modules/x/package.json', []],
    ['Package-Lock.json', []],
  ])('finds the formats of %s', (path, ids) => {
    expect(formatsFor(path).map(({ id }) => id)).toEqual(ids);
  });
});
