import { bundleFromJSON, type SerializedBundle } from '@sigstore/bundle';
import { toSignedEntity } from '@sigstore/verify';
import type { Provenance } from '../../domain/facts.ts';
import { codeOf } from '../../domain/error.ts';
import { isFields } from '../fields.ts';
import type { Trust } from './trusted-root.ts';

/** What the check of a bundle came to. `identity` is the workflow in the certificate, once the signature holds. */
export interface Checked {
  readonly trust: Provenance['trust'];
  readonly identity?: string;
}

/** Failures that mean forged or altered. All others mean that this trusted root cannot judge the bundle. */
const forged = new Set([
  'SIGNATURE_ERROR',
  'TLOG_BODY_ERROR',
  'TLOG_INCLUSION_PROOF_ERROR',
  'TLOG_INCLUSION_PROMISE_ERROR',
]);

/**
 * Checks signature, certificate chain, transparency log and time of a Sigstore bundle offline. A bundle from keys that
 * the root does not know is only `read`: that it is there proves nothing and must not lower another sign.
 */
export function checkBundle(trust: Trust, bundle: unknown): Checked {
  if ('why' in trust) return read(trust.why);
  if (!isFields(bundle)) return read('there is no bundle to check');
  try {
    const signer = trust.verifier.verify(toSignedEntity(bundleFromJSON(bundle as unknown as SerializedBundle)));
    const identity = signer.identity?.subjectAlternativeName;
    return { trust: { level: 'verified' }, ...(identity === undefined ? {} : { identity }) };
  } catch (error) {
    const code = codeOf(error);
    if (forged.has(code)) return { trust: { level: 'invalid', why: 'the signature does not match what it signs' } };
    return read('the certificate cannot be checked against the trusted root');
  }
}

function read(why: string): Checked {
  return { trust: { level: 'read', why } };
}
