import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answer } from './answer.ts';

/**
 * Whether an `Authorization` header carries the page's password (RFC 7617, any user name). Digests are compared, in
 * constant time, so that neither the length nor the beginning of the password shows in the time of the answer.
 */
export function isSignedIn(authorization: string | undefined, password: string): boolean {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,1024})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return false;
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = given.indexOf(':');
  return colon !== -1 && timingSafeEqual(digest(given.slice(colon + 1)), digest(password));
}

/** Asks the browser for the password. */
export const askToSignIn: Answer = {
  status: 401,
  type: 'text/plain',
  body: 'Sign in with the password of STATUS_PASSWORD; any user name will do.\n',
  headers: { 'www-authenticate': 'Basic realm="Lockwarden", charset="UTF-8"' },
};

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
