import { createPublicKey } from 'node:crypto';
import { bundleFromJSON, type SerializedBundle } from '@sigstore/bundle';
import { toSignedEntity, type SignedEntity } from '@sigstore/verify';
import type { Provenance } from '../../domain/facts.ts';
import { isFields } from '../fields.ts';
import type { Trust } from './trusted-root.ts';

/** What the check of a bundle came to. `identity` is the workflow in the certificate, once the signature holds. */
export interface Checked {
  readonly trust: Provenance['trust'];
  readonly identity?: string;
}

/**
 * Checks signature, certificate chain, transparency log and time of a Sigstore bundle offline. A bundle whose chain or
 * log this root does not know is only `read`: that it is there proves nothing and must not lower another sign. One whose
 * signature does not even fit its own certificate was altered: `invalid`.
 */
export function checkBundle(trust: Trust, bundle: unknown): Checked {
  const entity = entityOf(bundle);
  if (!entity) return read('the bundle cannot be read');
  try {
    if (!fitsOwnKey(entity)) return { trust: { level: 'invalid', why: 'the signature does not match what it signs' } };
    if ('why' in trust) return read(trust.why);
    const signer = trust.verifier.verify(entity);
    const identity = signer.identity?.subjectAlternativeName;
    return { trust: { level: 'verified' }, ...(identity === undefined ? {} : { identity }) };
  } catch {
    return read('certificate, time or log entry cannot be checked against the trusted root');
  }
}

/** A bundle as the verifier takes it; undefined for other shapes and certificates that are none. */
function entityOf(bundle: unknown): SignedEntity | undefined {
  if (!isFields(bundle)) return undefined;
  try {
    return toSignedEntity(bundleFromJSON(bundle as unknown as SerializedBundle));
  } catch {
    return undefined;
  }
}

/** Whether the signature was made with the key of the certificate beside it, over this payload. */
function fitsOwnKey({ key, signature }: SignedEntity): boolean {
  if (key.$case !== 'certificate') return true;
  const own = createPublicKey({ key: key.certificate.publicKey, format: 'der', type: 'spki' });
  return signature.verifySignature(own);
}

function read(why: string): Checked {
  return { trust: { level: 'read', why } };
}
