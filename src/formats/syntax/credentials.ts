/** A text whose addresses hold no credentials any more, and whether any were cut out. */
export interface Cleaned {
  readonly text: string;
  readonly found: boolean;
}

const schemeEnd = '://';
/** Whatever ends the authority or a parameter of an address, in files and in sentences. */
const authorityEnds = new Set(['/', '?', '#', ' ', '\t', '\n', '\r', '"', "'", '\\', '<', '>', ',', ')', ']', '}']);
/** What ends a login: of the signs above, those that no address may hold there (RFC 3986, 3.2.1). */
const loginEnds = new Set(['/', '?', '#', ' ', '\t', '\n', '\r', '"', "'", '\\', '<', '>']);
const parameterEnds = new Set(['&', '#', ';', ' ', '\t', '\n', '\r', '"', "'", '<', '>']);
const secretWords = [
  'token',
  'secret',
  'passw',
  'pwd',
  'apikey',
  'api_key',
  'api-key',
  'credential',
  'signature',
  'auth',
];
const secretNames = new Set(['key', 'sig', 'pass', 'jwt']);

/** Ends a text that was cut: a login there may have lost its `@`. */
export const cutMark = '…';

/**
 * Cuts user names with passwords, lone tokens and secret query parameters out of every address in a text. A login name
 * without password stays where it is no secret: `git@` and any user of ssh. Where a text was cut inside of what may be a
 * login, nothing of that stays. Linear.
 */
export function withoutCredentials(text: string): Cleaned {
  const bare = text.startsWith('//') || text.includes(schemeEnd) ? withoutUserInfo(text) : text;
  // The end of an address that was taken apart has its parameters still.
  const clean = text.includes('=') ? withoutSecretParameters(bare) : bare;
  return { text: clean, found: clean !== text };
}

function withoutUserInfo(text: string): string {
  // An address without its scheme, as npm's settings have it and as is left of one that was taken apart at its colon.
  if (text.startsWith('//')) return withoutUserInfo(`:${text}`).slice(1);
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(schemeEnd); at !== -1; at = text.indexOf(schemeEnd, at)) {
    const start = at + schemeEnd.length;
    const end = firstOf(text, loginEnds, start);
    const authority = text.slice(start, end);
    const sign = authority.lastIndexOf('@');
    if (sign > 0 && isSecretLogin(authority.slice(0, sign), schemeBefore(text, at))) {
      pieces.push(text.slice(from, start));
      from = start + sign + 1;
    } else if (sign === -1 && authority.endsWith(cutMark)) {
      pieces.push(text.slice(from, start));
      from = end - cutMark.length;
    }
    // One sign back: an address that stands in the login of another begins at the colon before the end.
    at = Math.max(end - 1, start);
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

function isSecretLogin(login: string, scheme: string): boolean {
  if (login === '' || login === 'git') return false;
  return login.includes(':') || !scheme.endsWith('ssh');
}

function schemeBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - 12), at).toLowerCase();
}

function withoutSecretParameters(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', at + 1)) {
    const name = nameBefore(text, at);
    if (name === undefined || !isSecretName(name)) continue;
    const end = firstOf(text, parameterEnds, at + 1);
    if (end > at + 1) pieces.push(text.slice(from, at + 1), '***');
    else pieces.push(text.slice(from, end));
    from = end;
    at = end - 1;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** The name of the parameter whose equals sign stands at `at`; undefined where no `?`, `&`, `;` or `#` opens one. */
function nameBefore(text: string, at: number): string | undefined {
  const longest = 40;
  for (let start = at - 1; start >= 0 && at - start <= longest; start -= 1) {
    const character = text.charAt(start);
    if (character === '?' || character === '&' || character === ';' || character === '#')
      return text.slice(start + 1, at);
    if (parameterEnds.has(character)) return undefined;
  }
  return undefined;
}

function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  return secretNames.has(lower) || secretWords.some((word) => lower.includes(word));
}

function firstOf(text: string, ends: ReadonlySet<string>, from: number): number {
  for (let at = from; at < text.length; at += 1) if (ends.has(text.charAt(at))) return at;
  return text.length;
}

/** Login, host and port of an address as they stand; undefined where the text is no address. */
export function authorityOf(address: string): string | undefined {
  const at = address.indexOf(schemeEnd);
  if (at === -1) return undefined;
  const start = at + schemeEnd.length;
  return address.slice(start, firstOf(address, authorityEnds, start));
}

/** Whether a name and what follows it are an address with a login that was split at its `:` or `@`: one of them may be a secret. */
export function isSplitLogin(name: string, rest: string): boolean {
  if (!name.includes(schemeEnd) || withoutUserInfo(name) !== name) return false;
  return [`${name}:${rest}`, `${name}@${rest}`].some((whole) => withoutUserInfo(whole) !== whole);
}
