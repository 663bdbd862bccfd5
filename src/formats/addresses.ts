/** A text whose addresses hold no credentials any more, and whether any were cut out. */
export interface Cleaned {
  readonly text: string;
  readonly found: boolean;
}

const schemeEnd = '://';
/** Whatever ends the authority or a parameter of an address, in files and in sentences. */
const authorityEnds = new Set(['/', '?', '#', ' ', '\t', '\n', '\r', '"', "'", '\\', '<', '>', ',', ')', ']', '}']);
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

/**
 * Cuts user names with passwords, lone tokens and secret query parameters out of every address in a text. A login name
 * without password stays where it is no secret: `git@` and any user of ssh. Linear.
 */
export function withoutCredentials(text: string): Cleaned {
  if (!text.includes(schemeEnd)) return { text, found: false };
  const bare = withoutUserInfo(text);
  const clean = withoutSecretParameters(bare);
  return { text: clean, found: clean !== text };
}

function withoutUserInfo(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(schemeEnd); at !== -1; at = text.indexOf(schemeEnd, at)) {
    const start = at + schemeEnd.length;
    const end = firstOf(text, authorityEnds, start);
    const sign = text.slice(start, end).lastIndexOf('@');
    if (sign > 0 && isSecretLogin(text.slice(start, start + sign), schemeBefore(text, at))) {
      pieces.push(text.slice(from, start));
      from = start + sign + 1;
    }
    at = Math.max(end, start);
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

/** Host with port of an address, lower-case, without login; undefined where the text is no address. */
export function hostOf(address: string): string | undefined {
  const at = address.indexOf(schemeEnd);
  if (at === -1) return undefined;
  const start = at + schemeEnd.length;
  const end = firstOf(address, authorityEnds, start);
  const authority = address.slice(start, end);
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host === '' ? undefined : host;
}

const insecureSchemes = new Set(['http', 'git', 'ftp', 'svn', 'git+http', 'git+git', 'hg+http', 'svn+http']);

/** Whether an address is fetched without encryption. */
export function isInsecure(address: string): boolean {
  const at = address.indexOf(schemeEnd);
  return at > 0 && insecureSchemes.has(address.slice(0, at).trim().toLowerCase());
}
