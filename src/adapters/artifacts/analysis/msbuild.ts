import type { CodeIn } from './code-in.ts';

/** Markup beyond this is not looked into: build files are small. */
const largest = 2 * 1024 * 1024;
const mostPieces = 50;

/**
 * The program in a build file of MSBuild: inline tasks in C# (`<Code …><![CDATA[…]]></Code>`), or else the command lines of `<Exec>`.
 * What is markup becomes blanks, so that every line keeps its number. Undefined where there is neither. Source: MSBuild inline
 * tasks; ReversingLabs on the campaign of October 2023.
 */
export function codeOfBuildFile(bytes: Buffer): CodeIn | undefined {
  const text = bytes.toString('latin1', 0, largest);
  const inline = piecesOf(text, '<Code', '</Code>');
  if (inline.length > 0) return codeFrom(text, inline, 'csharp');
  const commands = commandsOf(text);
  return commands.length === 0 ? undefined : codeFrom(text, commands, 'batch');
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** What stands between the end of an opening tag and its closing tag, without the marks of a CDATA section. */
function piecesOf(text: string, opening: string, closing: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = text.indexOf(opening); at >= 0 && pieces.length < mostPieces;) {
    const start = text.indexOf('>', at);
    const end = start < 0 ? -1 : text.indexOf(closing, start);
    if (end < 0) break;
    const cdata = text.indexOf('<![CDATA[', start);
    const from = cdata >= 0 && cdata < end ? cdata + 9 : start + 1;
    const stop = text.lastIndexOf(']]>', end);
    pieces.push({ from, to: stop > from ? stop : end });
    at = text.indexOf(opening, end);
  }
  return pieces;
}

/** The values of `Command` in `<Exec …>`. */
function commandsOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = text.indexOf('<Exec'); at >= 0 && pieces.length < mostPieces; at = text.indexOf('<Exec', at + 5)) {
    const end = text.indexOf('>', at);
    const name = text.indexOf('Command=', at);
    if (end < 0 || name < 0) break;
    const quote = text[name + 8] ?? '';
    const to = text.indexOf(quote, name + 9);
    if (name < end && /["']/.test(quote) && to > 0) pieces.push({ from: name + 9, to });
  }
  return pieces;
}

function codeFrom(text: string, pieces: readonly Piece[], language: CodeIn['language']): CodeIn {
  let code = '';
  for (const { from, to } of pieces) {
    code += text.slice(code.length, from).replaceAll(/[^\n]/g, ' ');
    const piece = text.slice(from, to);
    code += language === 'batch' ? unescaped(piece) : piece;
  }
  return { language, bytes: Buffer.from(code, 'latin1'), compiled: false, cut: text.length === largest };
}

/** The characters that markup must escape, each padded to the length of its entity. */
function unescaped(text: string): string {
  const plain: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
  return text.replaceAll(/&(quot|apos|lt|gt|amp);/g, (whole, name: string) => (plain[name] ?? '').padEnd(whole.length));
}
