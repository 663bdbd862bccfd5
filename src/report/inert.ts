/**
 * The one place where foreign text becomes Markdown. Names, versions, messages, file names and advisory texts come from pull requests and
 * registries: nothing of them may become a mention, a reference, a link, an image, HTML or a table cell of its own. GitHub resolves
 * mentions and references after Markdown's own escaping (`\@` and `&#64;` still notify), so whatever could be one stands in a code span.
 */

/** Characters that are invisible, steer direction or control a terminal: shown by their code point. */
function isHidden(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x34f ||
    code === 0x61c ||
    code === 0x115f ||
    code === 0x1160 ||
    code === 0x17b4 ||
    code === 0x17b5 ||
    (code >= 0x180b && code <= 0x180f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0x3164 ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xffa0 ||
    (code >= 0xfff0 && code <= 0xfffb) ||
    (code >= 0xe0000 && code <= 0xe0fff)
  );
}

/** The text on one line with hidden characters made visible as `\u{…}`, at most `limit` characters. */
export function visible(text: string, limit = 400): string {
  let out = '';
  let count = 0;
  for (const character of text) {
    if (count >= limit) return `${out.trimEnd()}…`;
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0a || code === 0x0d || code === 0x09 || code === 0xa0) out += ' ';
    else out += isHidden(code) ? `\\u{${code.toString(16)}}` : character;
    count += 1;
  }
  return out;
}

/** A code span that holds the text as it is: the fence is longer than any run of backticks within. */
export function code(text: string, limit = 200): string {
  const shown = visible(text, limit).replaceAll('|', '\\u{7c}').trim();
  if (shown === '') return '``  ``';
  let longest = 0;
  let run = 0;
  for (const character of shown) {
    run = character === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A code element for places inside our own HTML (a summary line), where Markdown's code spans are not read. */
export function htmlCode(text: string, limit = 200): string {
  let out = '';
  for (const character of visible(text, limit)) out += entities[character] ?? character;
  return `<code>${out}</code>`;
}

const special = new Set('\\*_{}[]()<>#+!|~&$^=');

/**
 * A sentence with foreign words in it, inert. Words that GitHub could turn into something live (mentions, issue references, addresses,
 * commits, emoji, HTML) are put into code spans; in the others Markdown's characters are escaped.
 */
export function inert(sentence: string, limit = 600): string {
  return visible(sentence, limit)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (couldBeLive(word) ? code(word) : escaped(word)))
    .join(' ');
}

function couldBeLive(word: string): boolean {
  if (/[@#`<>|[\]\\]/.test(word)) return true;
  const lower = word.toLowerCase();
  if (lower.includes('://') || lower.includes('www.') || lower.includes('mailto:') || lower.includes('xmpp:'))
    return true;
  if (lower.includes('gh-') || (lower.startsWith(':') && lower.length > 2)) return true;
  return holdsCommit(lower);
}

/** Seven or more hexadecimal digits in a row can be a commit, which GitHub links. */
function holdsCommit(word: string): boolean {
  let run = 0;
  for (const character of word) {
    run = /[0-9a-f]/.test(character) ? run + 1 : 0;
    if (run >= 7) return true;
  }
  return false;
}

function escaped(word: string): string {
  let out = '';
  for (const character of word) out += special.has(character) ? `\\${character}` : character;
  if (/^\d{1,9}\.$/.test(word)) return `${word.slice(0, -1)}\\.`;
  return word === '-' ? '\\-' : out;
}

/** Bytes of the UTF-8 form: GitHub bounds fields in bytes as well as in characters. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}
