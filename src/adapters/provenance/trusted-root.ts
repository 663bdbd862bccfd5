import { readFileSync } from 'node:fs';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, Verifier } from '@sigstore/verify';
import { messageOf } from '../../domain/error.ts';

/** A verifier for the keys that a trusted root names, or why there is none. */
export type Trust = { readonly verifier: Verifier } | { readonly why: string };

/**
 * Makes a verifier from a trusted root in Sigstore's own JSON form. The shipped one is the public instance's, as its TUF
 * repository signs it; an operator may give a newer file. Nothing is asked over the network.
 */
export function trustFrom(json: unknown): Trust {
  try {
    const root = TrustedRoot.fromJSON(json);
    return {
      verifier: new Verifier(toTrustMaterial(root), { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 }),
    };
  } catch (error) {
    return { why: `the trusted root cannot be used (${messageOf(error).slice(0, 80)})` };
  }
}

/** Reads a trusted root from a file; by default the one that is shipped. */
export function readTrustedRoot(
  file: string | URL = new URL('../../data/sigstore/trusted-root.json', import.meta.url),
): Trust {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return trustFrom(json);
  } catch {
    return { why: 'no trusted root is installed' };
  }
}
