import type { Draft } from './combine.ts';
import type { Range } from './lines.ts';

/** Patterns over the bytes of UTF-8 as Latin-1 characters, so that offsets stay offsets of the file. */
const overrides = /\xe2\x80[\xad\xae]/g;
const isolates = /\xe2\x80[\xaa-\xac]|\xe2\x81[\xa6-\xa9]/g;
const zeroWidth = /(?:\xe2\x80[\x8b-\x8f]|\xe2\x81[\xa0-\xa4]|\xef\xbb\xbf|\xe3\x85\xa4|\xef\xbe\xa0){3,}/g;
const tags = /(?:\xf3\xa0[\x80-\x87][\x80-\xbf]){4,}/g;
const selectors = /(?:\xef\xb8[\x80-\x8f]){4,}/g;
const blackFlag = '\xf0\x9f\x8f\xb4';
/** Begins only where blanks begin: at each of them again, a long line of blanks would take hours. */
const farRight = /(?<![ \t])[ \t]{180,}\S/g;
const manyBlanks = ' '.repeat(90);
const manyTabs = '\t'.repeat(45);

const languageFile =
  /(?:^|[/._-])(?:i18n|l10n|intl|lang|langs|language|languages|locale|locales|messages|translations|cldr|unicode|emoji)/i;

/**
 * Text that a reader does not see: direction overrides (CVE-2021-42574), invisible characters that carry data
 * (GlassWorm 2025), and code pushed out of view behind blanks.
 */
export function hiddenText(text: string, added: readonly Range[], path: string): readonly Draft[] {
  const drafts: Draft[] = [];
  const note = (at: number, evidence: string): void => {
    if (drafts.length < 4)
      drafts.push({ kind: 'hidden-text', at, evidence, subject: evidence.split(',')[0] ?? evidence });
  };
  for (const range of added) {
    const piece = text.slice(range.from, range.to);
    const each = (pattern: RegExp, take: (at: number, found: string) => void): void => {
      for (const match of piece.matchAll(pattern)) take(range.from + match.index, match[0]);
    };
    each(overrides, (at) => {
      if (!isQuoted(text, at)) note(at, 'a direction override');
    });
    if (!languageFile.test(path)) {
      each(isolates, (at) => {
        if (!isQuoted(text, at)) note(at, 'a direction control');
      });
      each(zeroWidth, (at, found) => {
        // What carries data is longer than a list.
        if (found.length > 24 || !isListed(text, at))
          note(at, `invisible characters, ${Math.round(found.length / 3)} in a row`);
      });
    }
    each(tags, (at, found) => {
      if (text.slice(at - 4, at) !== blackFlag) note(at, `invisible tag characters, ${found.length / 4} in a row`);
    });
    each(selectors, (at, found) => note(at, `invisible variation selectors, ${found.length / 3} in a row`));
    if (piece.includes(manyBlanks) || piece.includes(manyTabs))
      each(farRight, (at, found) => noteFarRight({ text, at, length: found.length }, note));
    if (drafts.length >= 4) break;
  }
  return drafts;
}

/** A control that stands alone in quotes, in a character class or a range: a table of characters, not a trick. */
function isQuoted(text: string, at: number): boolean {
  return '\'"`[-|/^,\\'.includes(text.charAt(at - 1)) || '\'"`]-|/'.includes(text.charAt(at + 3)) || isListed(text, at);
}

const control = /\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xa9]|\xef\xbb\xbf|\xd8\x9c/g;

/** Four or more different ones close together, with nothing but quotes and the like between them, are a list of them; between words they change how these are read. */
function isListed(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 24), at + 27);
  const between = around.split(control).slice(1, -1);
  return new Set(around.match(control)).size >= 4 && between.every((piece) => !/[\w()]/.test(piece));
}

function noteFarRight(
  where: { text: string; at: number; length: number },
  note: (at: number, evidence: string) => void,
): void {
  const start = where.at + where.length - 1;
  const end = where.text.indexOf('\n', start);
  const begin = where.text.lastIndexOf('\n', start);
  if ((end < 0 ? where.text.length : end) - begin > 4000) return;
  const rest = where.text.slice(start, end < 0 ? start + 400 : Math.min(end, start + 400));
  if (/[\w$)\]]\s?\(|=|\bimport\b/.test(rest)) note(start, `code behind ${where.length - 1} blanks, out of view`);
}
