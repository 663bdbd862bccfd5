import type { CodeIn } from './code-in.ts';

/** Markup beyond this is not looked into: build files are small. */
const largest = 2 * 1024 * 1024;
const mostPieces = 2_000;

/**
 * The program in a build file of MSBuild: inline tasks in C# (`<Code …><![CDATA[…]]></Code>`) and the command lines of `<Exec>`, as
 * texts among the code where there is some. What is markup becomes blanks, so that every line keeps its number. Undefined where
 * there is neither. Source: MSBuild inline tasks; ReversingLabs on the campaign of October 2023.
 */
export function codeOfBuildFile(bytes: Buffer): CodeIn | undefined {
  const text = bytes.toString('latin1', 0, largest);
  const pieces = piecesOf(text);
  if (pieces.length === 0) return undefined;
  const language = pieces.some((piece) => !piece.command) ? 'csharp' : 'batch';
  return {
    language,
    bytes: Buffer.from(written(text, pieces, language), 'latin1'),
    compiled: false,
    cut: text.length === largest || pieces.length === mostPieces,
  };
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly command: boolean;
}

/** Walks from tag to tag, past comments and other sections; every step goes on where the one before ended. */
function piecesOf(text: string): readonly Piece[] {
  const lower = text.toLowerCase();
  const lastClosing = lower.lastIndexOf('</code');
  const pieces: Piece[] = [];
  for (let at = text.indexOf('<'); at >= 0 && pieces.length < mostPieces; at = text.indexOf('<', at)) {
    const section = sections.find(([opening]) => text.startsWith(opening, at));
    if (section !== undefined) {
      at = endOf(text, section[1], at);
      continue;
    }
    const name = /^<(?:code|exec)(?=[\s/>])/.exec(lower.slice(at, at + 6))?.[0];
    if (name === undefined) {
      at += 1;
      continue;
    }
    const tag = tagAt(text, at + name.length);
    if (name === '<exec') pieces.push(...tag.commands);
    at = tag.end;
    if (name === '<exec' || text[tag.end - 1] === '/') continue;
    const end = at > lastClosing ? -1 : lower.indexOf('</code', at);
    if (end < 0) continue;
    pieces.push(codeBetween(text, at + 1, end));
    at = end;
  }
  return pieces;
}

const sections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end + mark.length;
}

/** From the name of a tag to its end: `>` may stand in the value of an attribute. */
function tagAt(text: string, start: number): { readonly end: number; readonly commands: readonly Piece[] } {
  const commands: Piece[] = [];
  let at = start;
  for (; at < text.length && text[at] !== '>' && text[at] !== '<'; at++) {
    const quote = text[at] ?? '';
    if (quote !== '"' && quote !== "'") continue;
    const to = endOf(text, quote, at + 1) - 1;
    const isCommand = /\bcommand\s*=\s*$/i.test(text.slice(Math.max(start, at - 60), at));
    if (isCommand) commands.push({ from: at + 1, to, command: true });
    at = to;
  }
  return { end: at, commands };
}

/** The code of an element, without the marks of a CDATA section. */
function codeBetween(text: string, start: number, end: number): Piece {
  const inner = text.slice(start, end);
  const cdata = inner.indexOf('<![CDATA[');
  const stop = inner.lastIndexOf(']]>');
  const from = cdata < 0 ? start : start + cdata + 9;
  return { from, to: stop >= 0 && start + stop > from ? start + stop : end, command: false };
}

function written(text: string, pieces: readonly Piece[], language: CodeIn['language']): string {
  let [code, at] = ['', 0];
  for (const { from, to, command } of pieces) {
    const piece = text.slice(from, to);
    const isText = command && language !== 'batch';
    code += blank(text.slice(at, isText ? from - 1 : from));
    if (isText) code += `"${unescaped(piece).replaceAll(/["\\\n]/g, ' ')}"`;
    else code += command ? unescaped(piece) : piece;
    at = isText ? to + 1 : to;
  }
  return code;
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** The characters that markup must escape, each padded to the length of its entity. */
function unescaped(text: string): string {
  const plain: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
  return text.replaceAll(/&(quot|apos|lt|gt|amp);/g, (whole, name: string) => (plain[name] ?? '').padEnd(whole.length));
}
