import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Hmac } from 'node:crypto';

/** Signs while the body arrives, once per secret in use, so that nothing has to be read twice. */
export interface SignatureCheck {
  readonly update: (chunk: Uint8Array) => void;
  /** Whether one of the secrets made the signature of the header. To be asked once, at the end. */
  readonly matches: () => boolean;
}

/** `sha256=` and 64 hexadecimal digits, as GitHub writes `X-Hub-Signature-256`. */
export function isSignature(header: unknown): header is string {
  return typeof header === 'string' && /^sha256=[0-9a-f]{64}$/.test(header);
}

/** Compares in constant time, and every secret in any case: the answer's time tells nothing of how near a guess was. */
export function createSignatureCheck(secrets: readonly string[], header: string): SignatureCheck {
  const expected = Buffer.from(header.slice('sha256='.length), 'hex');
  const hmacs: readonly Hmac[] = secrets.map((secret) => createHmac('sha256', secret));
  return {
    update: (chunk) => {
      for (const hmac of hmacs) hmac.update(chunk);
    },
    matches: () => {
      const results = hmacs.map((hmac) => timingSafeEqual(hmac.digest(), expected));
      return results.includes(true);
    },
  };
}
