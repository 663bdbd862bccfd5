/** Characters that may stand in a message as they are: printable ASCII. */
const firstPlain = 0x20;
const lastPlain = 0x7e;
const longest = 80;

/**
 * A short piece of input for a message: at most 80 characters of it, in double quotes, with everything but printable
 * ASCII written as an escape, so that no message carries control, direction or look-alike characters.
 */
export function echo(input: string): string {
  const piece = input.length > longest ? input.slice(0, longest) : input;
  let out = '';
  for (const character of piece) {
    const code = character.codePointAt(0) ?? 0;
    if (code < firstPlain || code > lastPlain) out += `\\u{${code.toString(16)}}`;
    else out += character === '"' || character === '\\' ? `\\${character}` : character;
  }
  return piece === input ? `"${out}"` : `"${out}…"`;
}
