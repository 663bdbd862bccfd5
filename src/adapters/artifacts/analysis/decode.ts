/** Words that ordinary data do not spell by accident: a decoded text that has one was meant to be hidden. */
const telling = [
  'http',
  '://',
  'child_process',
  'require',
  'process',
  'import ',
  'exec',
  'eval',
  'spawn',
  'powershell',
  'cmd.exe',
  'curl ',
  'wget ',
  '/bin/',
  'token',
  'secret',
  'password',
  'wallet',
  'private',
  'mnemonic',
  '.ssh',
  '.npmrc',
  '.aws',
  'environ',
  'function',
  'window.',
  'document',
  'socket',
  'base64',
  'chmod',
  'github',
  'gitlab',
  'webhook',
  '.com',
  '.net',
  '.org',
  '.xyz',
  '.top',
  '.onion',
  '.exe',
  '.dll',
] as const;

/** A text that was found under an encoding, and which. */
export interface Decoded {
  readonly value: string;
  readonly by:
    | 'base32'
    | 'base64'
    | 'base85'
    | 'character codes'
    | 'compression'
    | 'hexadecimal'
    | 'list look-ups'
    | 'reversed base64'
    | 'reversed text'
    | 'turned letters';
}

const base64 = /^(?:[A-Za-z0-9+/_-]{16,}={0,2}|[A-Za-z0-9+/_-]{14,15}={1,2})$/;
const hexadecimal = /^(?:[0-9a-fA-F]{2}){8,}$/;
/** A blob is decoded this far: enough to see what it is. */
const decodeAtMost = 64 * 1024;

/** What an encoded string says, where it says something telling. */
export function decodeText(text: string): Decoded | undefined {
  if (text.length < 16) return undefined;
  const piece = text.length > decodeAtMost ? text.slice(0, decodeAtMost) : text;
  if (hexadecimal.test(piece)) return tellingText(Buffer.from(piece, 'hex').toString('latin1'), 'hexadecimal');
  if (base64.test(piece)) {
    const straight = tellingText(Buffer.from(piece, 'base64').toString('latin1'), 'base64');
    if (straight !== undefined) return straight;
  }
  if (!/^={1,2}[A-Za-z0-9+/]{16,}$/.test(piece)) return undefined;
  return tellingText(Buffer.from([...piece].toReversed().join(''), 'base64').toString('latin1'), 'reversed base64');
}

/** How a list of numbers is changed before it is turned into characters. */
export interface CharacterKey {
  readonly operator: '^' | '+' | '-';
  readonly key: number;
}

const hostName = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?::\d{1,5})?(?:\/|$)/i;
const strict = [
  'http',
  'child_process',
  'powershell',
  '_token',
  'token_',
  'gitlab',
  'github',
  'process.env',
  'wallet',
  'cmd.exe',
  '.npmrc',
  'websocket',
];

/**
 * What a list of numbers spells: by a key that the code itself names, as it stands, or with every number changed by one
 * and the same XOR, addition or subtraction, as payloads write host names (electron-native-notify 2019, rustdecimal 2022).
 */
export function decodeNumbers(numbers: readonly number[], keys: readonly CharacterKey[]): Decoded | undefined {
  if (numbers.length < 3 || numbers.length > 4096 || numbers.some((n) => n < 0 || n > 383)) return undefined;
  for (const key of keys) {
    const text = spell(numbers, key);
    if (text !== undefined) return { value: text, by: 'character codes' };
  }
  if (numbers.length < 8) return undefined;
  const plain = spell(numbers, { operator: '^', key: 0 });
  if (plain !== undefined)
    return hostName.test(plain) ? { value: plain, by: 'character codes' } : tellingText(plain, 'character codes');
  return numbers.length < 12 ? undefined : searchKey(numbers);
}

function searchKey(numbers: readonly number[]): Decoded | undefined {
  for (let key = 1; key < 256; key++) {
    for (const operator of ['^', '-', '+'] as const) {
      const text = spell(numbers, { operator, key });
      if (text === undefined) continue;
      const lower = text.toLowerCase();
      if (strict.some((word) => lower.includes(word))) return { value: text, by: 'character codes' };
    }
  }
  return undefined;
}

function spell(numbers: readonly number[], { operator, key }: CharacterKey): string | undefined {
  let text = '';
  for (const n of numbers) {
    const code = operator === '^' ? n ^ key : operator === '-' ? n - key : n + key;
    if (code < 32 || code > 126) return undefined;
    text += String.fromCharCode(code);
  }
  return text;
}

function tellingText(text: string, by: Decoded['by']): Decoded | undefined {
  if (!isPrintable(text)) return undefined;
  const lower = text.toLowerCase();
  const tells = hostName.test(text) || telling.some((word) => lower.includes(word));
  return tells ? { value: text, by } : undefined;
}

function isPrintable(text: string): boolean {
  if (text.length < 6) return false;
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code > 126) odd += 1;
  }
  return odd * 50 < text.length;
}

/** How a long literal without spaces is encoded; undefined for prose, identifiers and known media. */
export function blobKind(text: string, least = 200): 'base64' | 'hexadecimal' | 'dense' | undefined {
  if (text.length < least || isMedia(text)) return undefined;
  const piece = text.slice(0, 4096);
  if (/^[0-9a-fA-F\s]+$/.test(piece)) return 'hexadecimal';
  if (/^=?[A-Za-z0-9+/_\-\s]+=?=?$/.test(piece) && entropy(piece) > 4.5) return 'base64';
  return /^[!-~\s]+$/.test(piece) && spaces(piece) < piece.length / 50 && entropy(piece) > 5.6 ? 'dense' : undefined;
}

/** WebAssembly, PNG, GIF, JPEG, WOFF, SVG, PDF and data addresses: encoded for a good reason. */
const media = [
  'AGFzbQ',
  'iVBOR',
  'R0lGOD',
  '/9j/',
  'd09GR',
  'd09GMg',
  'AAEAAAA',
  'T1RUTw',
  'PHN2Zy',
  'JVBERi',
  'UklGR',
  'data:',
  'SUkq',
  '0061736d',
  '89504e47',
];

function isMedia(text: string): boolean {
  const start = text.trimStart().slice(0, 10);
  return media.some((mark) => start.startsWith(mark));
}

function spaces(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 32) count += 1;
  return count;
}

/** Shannon's measure in bits for each character. */
export function entropy(text: string): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < text.length; i++) counts.set(text.charCodeAt(i), (counts.get(text.charCodeAt(i)) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
