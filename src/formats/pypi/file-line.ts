import type { ReleaseFiles } from './release-files.ts';

/**
 * One file of a release as uv, Poetry and PDM write it: `{ url = "…", hash = "sha256:…", size = 1, upload-time = "…" }`,
 * with `file` in place of `url` and without size and time in the two others. One pattern for all of it, since the engine
 * scans a sticky one several times faster than a loop does. Each part is delimited by what the part before cannot hold, so
 * that matching takes one pass. No escapes, and no query or fragment in a name.
 */
const file =
  String.raw`\{ ?(?:url|file) = "([^"\\?#\0-\x1f\x7f]+)", hash = "(sha256:[0-9a-f]{64})"` +
  String.raw`(?:, size = (?:0|[1-9][0-9]{0,14}))?` +
  String.raw`(?:, upload-time = "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?Z)")? ?\}`;
const lone = new RegExp(file, 'y');
/** As an item of a list, on a line of its own. */
const line = new RegExp(String.raw`[ \t]*${file},\r?\n`, 'y');

/** Takes in the file that stands at an offset. Gives the offset behind it; -1 for whatever differs in the least. */
export function takeFile(files: ReleaseFiles, text: string, at: number): number {
  return take(lone, files, { text, at });
}

/** Takes in the file of a line. Gives the offset behind the line; -1 for whatever differs in the least. */
export function takeFileLine(files: ReleaseFiles, text: string, lineStart: number): number {
  return take(line, files, { text, at: lineStart });
}

function take(pattern: RegExp, files: ReleaseFiles, { text, at }: { text: string; at: number }): number {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return -1;
  const [, name = '', hash = '', time] = match;
  files.addName(name);
  files.hashes.push(hash);
  files.addTime(time);
  return pattern.lastIndex;
}

/** The offset behind a line end that stands here; -1 where none does. */
export function endOfLine(text: string, at: number): number {
  if (text[at] === '\n') return at + 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : -1;
}
