import { cutMark, withoutCredentials } from './credentials.ts';

/** Characters that may stand in a message as they are: printable ASCII. */
const firstPlain = 0x20;
const lastPlain = 0x7e;
const longest = 80;
/** So much is looked through for credentials: one that is cut in half must not be taken for something else. */
const looked = 65_536;

/**
 * A short piece of input for a message: at most 80 characters of it, in double quotes, with everything but printable
 * ASCII written as an escape, so that no message carries control, direction or look-alike characters.
 */
export function echo(input: string): string {
  const clean = withoutCredentials(input.length > looked ? input.slice(0, looked) + cutMark : input).text;
  const piece = clean.length > longest ? clean.slice(0, longest) : clean;
  let out = '';
  for (const character of piece) {
    const code = character.codePointAt(0) ?? 0;
    if (code < firstPlain || code > lastPlain) out += `\\u{${code.toString(16)}}`;
    else out += character === '"' || character === '\\' ? `\\${character}` : character;
  }
  return piece === clean ? `"${out}"` : `"${out}…"`;
}
