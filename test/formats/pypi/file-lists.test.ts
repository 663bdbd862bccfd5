import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { FileLists } from '../../../src/formats/pypi/file-lists.ts';
import { lockedHash } from '../../../src/formats/pypi/lock-files.ts';
import { parseToml } from '../../../src/formats/syntax/toml.ts';
import { at, itemsOf, member, text } from '../../../src/formats/syntax/tree.ts';
import type { Tree } from '../../../src/formats/syntax/tree.ts';

/** What the general tree says of a list of files. */
function fileOf(tree: Tree) {
  const read = (key: string) => text(at(tree, key));
  return { url: read('url'), file: read('file'), hash: lockedHash(read('hash')), uploadedAt: read('upload-time') };
}

/** Both ways over one text: the same answer, the same files, the same lines. */
function agree(content: string): boolean {
  const lists = new FileLists();
  const fast = parseToml(content, { readValue: lists.readValue });
  const general = parseToml(content);
  expect(fast.ok).toBe(general.ok);
  if (!fast.ok || !general.ok) return false;
  const [a, b] = [at(fast.value, 'wheels'), at(general.value, 'wheels')];
  expect({ line: a?.line, endLine: a?.endLine, root: fast.value.endLine }).toEqual({
    line: b?.line,
    endLine: b?.endLine,
    root: general.value.endLine,
  });
  expect(lists.filesOf(a, fileOf)).toEqual(new FileLists().filesOf(b, fileOf));
  return itemsOf(a).length === 0 && itemsOf(b).length > 0;
}

const hash = `sha256:${'0123456789abcdef'.repeat(4)}`;
const plain = `wheels = [\n    { url = "https://h/a-1-py3-none-any.whl", hash = "${hash}", size = 12, upload-time = "2024-05-26T21:54:26.5Z" },\n]\nafter = 1\n`;

describe('FileLists', () => {
  it.each([
    ['uv', plain],
    ['uv without size and time', `wheels = [\n    { url = "u", hash = "${hash}" },\n]\n`],
    ['Poetry and PDM', `wheels = [\n    {file = "f", hash = "${hash}"},\n    {file = "g", hash = "${hash}"},\n]\n`],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
  ])('takes the lists of %s and agrees with the general reader', (_name, content) => {
    expect(agree(content)).toBe(true);
  });

  it.each([
    ['an empty list', 'wheels = []\n'],
    ['one line', `wheels = [{ url = "u", hash = "${hash}" }]\n`],
    ['an escape', plain.replace('https', '\\u0068ttps')],
    ['another order', `wheels = [\n    { hash = "${hash}", url = "u" },\n]\n`],
    ['a comment', plain.replace(' },\n', ' }, # x\n')],
    ['no comma', plain.replace(' },\n', ' }\n')],
    ['another hash', plain.replace('sha256:', 'sha512:')],
    ['a short hash', plain.replace('abcdef"', '"')],
    ['upper case', plain.replace('abcdef"', 'ABCDEF"')],
    ['a size with a leading zero', plain.replace('12', '012')],
    ['a time that is none', plain.replace('2024-05', '2024-5')],
    ['a control character', plain.replace('https', 'ht\u0001tps')],
    ['a key twice', plain.replace('size = 12', 'url = "x"')],
    ['the end inside', plain.slice(0, 120)],
    ['an unclosed list', plain.replace('\n]', '')],
    ['text behind the list', plain.replace('\n]', '\n] x')],
    ['the key twice', plain + plain],
  ])('leaves %s to the general reader', (_name, content) => {
    expect(agree(content)).toBe(false);
  });

  it.each([
    ['url', `sdist = { url = "https://h/a-1.tar.gz", hash = "${hash}", size = 1 } # x\nafter = 1\n`],
    ['an escape', `sdist = { url = "\\u0068", hash = "${hash}" }\n`],
    ['another key behind', `sdist = { url = "u", hash = "${hash}", metadata = { hash = "x" } }\n`],
    ['a list', `sdist = [\n    { url = "u", hash = "${hash}" },\n]\n`],
    ['no end', `sdist = { url = "u", hash = "${hash}"\n`],
    ['text behind', `sdist = { url = "u", hash = "${hash}" } }\n`],
  ])('reads the lone file of an sdist as the general reader does: %s', (_name, content) => {
    const lists = new FileLists();
    const [fast, general] = [parseToml(content, { readValue: lists.readValue }), parseToml(content)];
    expect(fast.ok).toBe(general.ok);
    if (!fast.ok || !general.ok) return;
    const [a, b] = [member(fast.value, 'sdist'), member(general.value, 'sdist')];
    expect([a?.line, a?.endLine, fast.value.endLine]).toEqual([b?.line, b?.endLine, general.value.endLine]);
    expect(lists.fileOf(a?.value, fileOf)).toEqual(new FileLists().fileOf(b?.value, fileOf));
  });

  it('agrees with the general reader however a lockfile is damaged', () => {
    const pieces = [
      '{',
      '}',
      ',',
      '"',
      '\\',
      '\n',
      '\r',
      ' ',
      '[',
      ']',
      '=',
      '#',
      '\u0000',
      '\u007f',
      '0',
      'Z',
      '\u{1f600}',
    ];
    fc.assert(
      fc.property(fc.nat(plain.length), fc.nat(4), fc.constantFrom(...pieces, ''), (from, length, piece) => {
        agree(plain.slice(0, from) + piece + plain.slice(from + length));
      }),
      { numRuns: 2_000, seed: 751 },
    );
  });

  it('agrees with the general reader on every lockfile of the fixtures', () => {
    for (const folder of ['uv-lock', 'poetry-lock', 'pdm-lock']) {
      for (const entry of readdirSync(join(import.meta.dirname, folder), { withFileTypes: true })) {
        if (!entry.isDirectory()) continue;
        const file = join(import.meta.dirname, folder, entry.name, `${folder.replace('-', '.')}`);
        const content = readFileSync(file, 'utf8');
        expect(parseToml(content, { readValue: new FileLists().readValue }).ok).toBe(parseToml(content).ok);
      }
    }
  });
});
