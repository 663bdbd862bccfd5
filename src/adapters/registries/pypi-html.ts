import { hashesOf, kindOf, versionOf, type FileList, type IndexFile } from './pypi-files.ts';

const mostFiles = 100_000;
/** Named entities that addresses and file names are written with; numeric ones stand for signs that neither has. */
const entities = new Map([
  ['&amp;', '&'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

/**
 * Reads a project's page of an index that has HTML only: one anchor a file, its hash in the fragment, withdrawal in
 * `data-yanked`. It has no times, sizes or status. Source: PEP 503 and PEP 592. Throws where there is no such page.
 */
export function readSimpleHtml(bytes: Buffer, name: string, address: string): FileList {
  const page = bytes.toString('utf8');
  const files = anchorsOf(page).flatMap((anchor) => fileOf(anchor, name, address) ?? []);
  // A page of login or error holds no file of this project either, and says nothing about it.
  if (files.length === 0) throw new SyntaxError('not the list of files of this project');
  return { files, status: undefined, statusReason: undefined, keepsProvenance: false };
}

interface Anchor {
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Scanned by hand, each sign once: a page is up to 64 MB of somebody else's text. */
function anchorsOf(page: string): readonly Anchor[] {
  const anchors: Anchor[] = [];
  const opening = /<a\s/gi;
  while (anchors.length < mostFiles && opening.exec(page) !== null) {
    const { attributes, end } = attributesFrom(page, opening.lastIndex);
    const close = page.indexOf('<', end);
    if (close === -1) break;
    anchors.push({ attributes, text: decoded(page.slice(end, close)).trim() });
    opening.lastIndex = close;
  }
  return anchors;
}

/** Attributes up to the tag's end, which may stand inside quotation marks (`data-requires-python=">=3.8"`). */
function attributesFrom(
  page: string,
  start: number,
): { readonly attributes: ReadonlyMap<string, string>; readonly end: number } {
  const attributes = new Map<string, string>();
  let at = start;
  while (at < page.length && page[at] !== '>') {
    const from = at;
    while (at < page.length && !/[\s=>]/.test(page[at] ?? '')) at += 1;
    const key = page.slice(from, at).toLowerCase();
    let value = '';
    if (page[at] === '=') {
      const quote = page[at + 1];
      const isQuoted = quote === '"' || quote === "'";
      const begin = at + (isQuoted ? 2 : 1);
      at = begin;
      while (at < page.length && (isQuoted ? page[at] !== quote : !/[\s>]/.test(page[at] ?? ''))) at += 1;
      value = decoded(page.slice(begin, Math.min(at, begin + 4_096)));
      if (isQuoted) at += 1;
    }
    if (key !== '' && !attributes.has(key)) attributes.set(key, value);
    while (/\s/.test(page[at] ?? '')) at += 1;
  }
  return { attributes, end: at + 1 };
}

function fileOf({ attributes, text }: Anchor, project: string, address: string): IndexFile | undefined {
  const url = URL.parse(attributes.get('href') ?? '', address);
  const version = versionOf(text, project);
  if (url === null || version === undefined) return undefined;
  const [algorithm = '', hex = ''] = url.hash.slice(1).split('=');
  url.hash = '';
  const yanked = attributes.get('data-yanked');
  return {
    name: text,
    version,
    kind: kindOf(text),
    hashes: algorithm === '' ? [] : hashesOf({ [algorithm]: hex }),
    url: url.href,
    ...(yanked === undefined ? {} : { yanked: true }),
    ...(yanked === undefined || yanked === '' ? {} : { yankedReason: yanked }),
  };
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:amp|quot|lt|gt|#39|#x27);/g, (entity) => entities.get(entity) ?? entity);
}
