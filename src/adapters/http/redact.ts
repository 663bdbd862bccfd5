/** Shorter values would cut holes into ordinary words. */
const shortestSecret = 6;
const mark = '[redacted]';

/**
 * Shapes of credentials: GitHub's tokens of all formats (also the one since April 2026, which holds two dots), npm's and
 * PyPI's tokens, a JSON web token, a user and password in an address, an Authorization value, a PEM block.
 */
const shapes: readonly { readonly shape: RegExp; readonly by: string }[] = [
  { shape: /\bgh[opsur]_[A-Za-z0-9._-]{8,}/g, by: mark },
  { shape: /\bgithub_pat_[A-Za-z0-9_]{8,}/g, by: mark },
  { shape: /\bnpm_[A-Za-z0-9]{16,}/g, by: mark },
  { shape: /\bpypi-[A-Za-z0-9_-]{16,}/g, by: mark },
  { shape: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*)?/g, by: mark },
  { shape: /(:\/\/)[^\s/@"']{1,300}@/g, by: `$1${mark}@` },
  { shape: /\b((?:bearer|basic|token)\s{1,3})[A-Za-z0-9._~+/=-]{8,}/gi, by: `$1${mark}` },
  {
    shape: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{0,8192}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g,
    by: mark,
  },
];

/** Makes a function that takes secrets out of text: the given values, also base64, hex and URL-encoded, and known shapes. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const values = [...new Set(secrets.flatMap(spellings))].sort((one, other) => other.length - one.length);
  return (text) => {
    let clean = text;
    for (const value of values) if (clean.includes(value)) clean = clean.replaceAll(value, mark);
    for (const { shape, by } of shapes) clean = clean.replace(shape, by);
    return clean;
  };
}

function spellings(secret: string): readonly string[] {
  if (secret.length < shortestSecret) return [];
  const bytes = Buffer.from(secret);
  const lines = secret.includes('\n')
    ? secret.split('\n').filter((line) => line.length > 20 && !line.startsWith('---'))
    : [];
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    ...lines,
  ].filter((spelling) => spelling.length >= shortestSecret);
}
