import { cutMark } from '../syntax/credentials.ts';

const longest = 200;

/** A command as an entry shows it: on one line, cut where it is long, marked there so that no half of a login stays. */
export function commandText(words: readonly string[]): string {
  const text = words.join(' ').replaceAll(/\s+/g, ' ');
  return text.length > longest ? text.slice(0, longest) + cutMark : text;
}
