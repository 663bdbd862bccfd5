/** Foreign text as a message may repeat it: one line, at most `longest` characters, nothing invisible. */
export function quote(text: string, longest = 80): string {
  const shown = text.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => {
    return `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

/** A list as a sentence carries it: `a, b and 4 more`. */
export function listed(items: readonly string[], shown = 3): string {
  const first = items.slice(0, shown).map((item) => quote(item));
  const rest = items.length - first.length;
  if (rest > 0) return `${first.join(', ')} and ${rest} more`;
  const last = first.pop();
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} and ${last ?? ''}`;
}
