import { createPrivateKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { LockwardenError } from '../../domain/error.ts';

/** Signs the tokens by which an App proves who it is, valid for nine minutes. */
export interface AppSigner {
  readonly sign: () => string;
  /** Learns from an answer's `date` header how far our clock is off. True: it was off by more than five seconds. */
  readonly learnClock: (date: string | undefined) => boolean;
}

/** GitHub allows ten minutes; a minute on both sides covers a clock that is a little off. */
const lifeSeconds = 540;
const backdateSeconds = 60;

export function createAppSigner(appId: number, privateKey: string, wallClock: () => number): AppSigner {
  const key = readKey(privateKey);
  let skewMs = 0;
  return {
    sign: () => {
      const now = Math.floor((wallClock() + skewMs) / 1000);
      const claims = { iat: now - backdateSeconds, exp: now - backdateSeconds + lifeSeconds, iss: String(appId) };
      const head = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
      return `${head}.${sign('RSA-SHA256', Buffer.from(head), key).toString('base64url')}`;
    },
    learnClock: (date) => {
      const theirs = Date.parse(date ?? '');
      if (!Number.isFinite(theirs)) return false;
      const before = skewMs;
      skewMs = theirs - wallClock();
      return Math.abs(skewMs - before) > 5000;
    },
  };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Takes PKCS#1 and PKCS#8, also with line breaks written as `\n` (environment files), also in base64. */
function readKey(text: string): KeyObject {
  const plain = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('latin1');
  try {
    return createPrivateKey(plain.replaceAll(String.raw`\n`, '\n').trim());
  } catch {
    // The reason of the crypto library may quote the key: only our own words leave this place.
    throw new LockwardenError(
      'bad-private-key',
      'the private key of the GitHub App cannot be read',
      'Set PRIVATE_KEY or PRIVATE_KEY_PATH to the PEM file that GitHub made for the App.',
    );
  }
}
