import { generateKeyPairSync } from 'node:crypto';

let made: string | undefined;

/** A private key of this process. */
export function appKey(): string {
  made ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
  return made;
}
