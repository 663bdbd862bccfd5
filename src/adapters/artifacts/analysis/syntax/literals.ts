import { decodeEscape } from '../escapes.ts';

/** The text with its escapes resolved. */
export function unescaped(text: string): string {
  let at = text.indexOf('\\');
  if (at < 0) return text;
  const parts: string[] = [];
  let plain = 0;
  for (; at >= 0; at = text.indexOf('\\', plain)) {
    const escape = decodeEscape(text, at);
    parts.push(text.slice(plain, at), escape.value);
    plain = at + escape.length;
  }
  parts.push(text.slice(plain));
  return parts.join('');
}

/** What a JavaScript string says, its quotes included in `source`. */
export function javascriptText(source: string): string {
  return unescaped(source.slice(1, source.length > 1 && source.endsWith(source.charAt(0)) ? -1 : undefined));
}

/** What a Python string says: `rb'…'`, `"""…"""`. */
export function pythonText(source: string): string {
  const { prefix, body } = pythonBody(source);
  return /r/i.test(prefix) ? body : unescaped(body);
}

/** The letters before the quotes of a Python string, and what stands between these. */
export function pythonBody(source: string): { readonly prefix: string; readonly body: string; readonly from: number } {
  const prefix = /^[a-z]{0,2}/i.exec(source)?.[0] ?? '';
  const quote = source.charAt(prefix.length);
  const three = quote.repeat(3);
  const mark = source.startsWith(three, prefix.length) && source.length >= prefix.length + 6 ? three : quote;
  const from = prefix.length + mark.length;
  const ends = source.length >= from + mark.length && source.endsWith(mark);
  return { prefix, body: source.slice(from, ends ? source.length - mark.length : undefined), from };
}

/** The number that a literal stands for; not a number where it cannot be told. */
export function numberOf(source: string): number {
  return Number(source.replaceAll('_', '').replace(/n$/, ''));
}
