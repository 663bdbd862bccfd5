/** Characters that must not reach a message as they are: controls, direction, invisible and lone surrogates. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\u2028\u2029]/gu;

/** A short piece of foreign text that is safe to show: at most `length` characters, everything invisible escaped. */
export function shown(text: string, length = 80): string {
  const cut = text.length > length ? `${text.slice(0, length - 1)}…` : text;
  return cut.toWellFormed().replaceAll(hidden, escapeCharacter);
}

function escapeCharacter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
