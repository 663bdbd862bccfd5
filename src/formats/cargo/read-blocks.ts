import type { CargoBlock, CargoLockText } from './lock-block.ts';

/**
 * A text in quotes to the end of its line. What would make it more than it looks is no part of it: escapes, control
 * characters, and tabs, which Cargo never writes.
 */
const quoted = String.raw`"([^"\\\0-\x1f\x7f]*)"\n`;

/** Cargo's own comment, and the version of the format. Lengths are bounded as those of the lists below are. */
const head = /(?:#[^\0-\x08\x0a-\x1f\x7f]{0,200}\n){0,9}(?:version = ([1-9][0-9]{0,2})\n)?\n?/y;

/**
 * A block with its fields in Cargo's order, and the blank line behind it or the end of the text. One pattern for all of
 * it, since the engine scans a sticky one several times faster than a loop over its lines does, from the first file on.
 * Each part is delimited by what the part before cannot hold, so that matching takes one pass.
 */
const block = new RegExp(
  String.raw`\[\[(?:package|(patch\.unused))\]\]\nname = ${quoted}version = ${quoted}(?:source = ${quoted})?` +
    String.raw`(?:checksum = ${quoted})?(?:dependencies = \[\n((?: "[^"\\\0-\x1f\x7f]*",\n){1,2000})\]\n)?(?:\n|$)`,
  'y',
);

/** The table with the hashes, which the first version of the format has at its end. */
const metadataHeader = '[metadata]\n';
const metadataLine = new RegExp(String.raw`"([^"\\\0-\x1f\x7f]*)" = ${quoted}`, 'y');

/** The engine notes every sign that it passes; of a text of this length alone it has room to note all. */
const longestText = 8 * 1024 * 1024;

/**
 * Reads Cargo.lock in the one shape that Cargo writes, in half the time of TOML in general. Undefined where something has
 * another shape: then the TOML reader decides. It takes nothing that TOML would refuse: keys stand once in a block, lists
 * close, texts hold no escapes, headers are known ones.
 */
export function readBlocks(text: string): CargoLockText | undefined {
  if (text.length > longestText) return undefined;
  head.lastIndex = 0;
  const [top = '', version] = head.exec(text) ?? [];
  const blocks: CargoBlock[] = [];
  let line = top.split('\n').length;
  let at = top.length;
  block.lastIndex = at;
  for (let match = block.exec(text); match !== null && at < text.length; match = block.exec(text)) {
    const found = blockOf(match, line);
    blocks.push(found);
    line = found.endLine + 2;
    at = block.lastIndex;
  }
  const metadata = readMetadata(text, at);
  return metadata === undefined
    ? undefined
    : { version: version === undefined ? undefined : Number(version), blocks, metadata };
}

const noDependencies: readonly string[] = [];

function blockOf(match: RegExpExecArray, line: number): CargoBlock {
  const [, unused, name = '', version = '', source, checksum, list] = match;
  const dependencies = list === undefined ? noDependencies : list.slice(2, -3).split('",\n "');
  const listLines = list === undefined ? 0 : dependencies.length + 2;
  const endLine = line + 2 + (source === undefined ? 0 : 1) + (checksum === undefined ? 0 : 1) + listLines;
  return { name, version, source, checksum, dependencies, line, endLine, isUnused: unused !== undefined };
}

/** What follows the blocks: nothing, or the hashes by name, version and source to the end of the text. */
function readMetadata(text: string, start: number): ReadonlyMap<string, string> | undefined {
  const hashes = new Map<string, string>();
  if (start === text.length) return hashes;
  if (!text.startsWith(metadataHeader, start)) return undefined;
  let at = start + metadataHeader.length;
  metadataLine.lastIndex = at;
  for (let match = metadataLine.exec(text); match !== null; match = metadataLine.exec(text)) {
    const [, key = '', hash = ''] = match;
    if (hashes.has(key)) return undefined;
    hashes.set(key, hash);
    at = metadataLine.lastIndex;
  }
  return at === text.length ? hashes : undefined;
}
