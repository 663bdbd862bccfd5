import type { HttpAnswer } from './port.ts';

/** Shorter passwords stand in ordinary documents by chance. */
const shortest = 8;
const mark = '[redacted]';

/**
 * An answer without the credentials that its request carried: a debugging page or an address with the token in it must not get
 * into facts, reports or saved evidence.
 */
export function withoutEcho(answer: HttpAnswer, authorization: string | undefined): HttpAnswer {
  if (authorization === undefined) return answer;
  const found = secretsIn(authorization).filter((secret) => answer.body.includes(secret));
  if (found.length === 0) return answer;
  // Byte for byte: what else the body holds stays as it was.
  const clean = found.reduce((text, secret) => text.replaceAll(latin1(secret), mark), answer.body.toString('latin1'));
  return { ...answer, body: Buffer.from(clean, 'latin1') };
}

/** The value after its scheme; of a user and password also both in clear and the password alone. */
function secretsIn(authorization: string): readonly string[] {
  const [scheme = '', value = ''] = authorization.split(' ', 2);
  const given = value === '' ? scheme : value;
  const clear = scheme.toLowerCase() === 'basic' ? Buffer.from(given, 'base64').toString('utf8') : '';
  const password = clear.slice(clear.indexOf(':') + 1);
  return [given, clear, password].filter((secret) => secret.length >= shortest);
}

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
