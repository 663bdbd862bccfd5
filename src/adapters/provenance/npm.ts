import type { Provenance } from '../../domain/facts.ts';
import { below, field, fieldAt, listOf, segment, textOf } from '../fields.ts';
import { askJson, type Answer } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { canonicalHash } from '../registries/same-bytes.ts';
import { packagePath } from '../registries/npm-path.ts';
import { readStatement } from './statement.ts';
import type { Trust } from './trusted-root.ts';
import { checkBundle, type Checked } from './verify.ts';

/** A release whose provenance is asked for. `hashes` undefined: it is not compared. */
export interface ProvenanceAsk {
  readonly name: string;
  readonly version: string;
  readonly hashes: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** Provenance of an npm release from the registry's attestations; missing where the registry has none. */
export async function npmProvenance(
  http: HttpClient,
  at: { readonly root: string; readonly trust: Trust },
  ask: ProvenanceAsk,
): Promise<Answer<Provenance>> {
  const path = `-/npm/v1/attestations/${packagePath(ask.name)}@${segment(ask.version)}`;
  const answer = await askJson(http, below(at.root, path), {
    maxAge: 3_600,
    maxBytes: 4 * 1024 * 1024,
    signal: ask.signal,
  });
  if (answer.state !== 'found') return answer;
  const bundles = listOf(field(answer.value, 'attestations')).slice(0, 20);
  const provenance = bundles.find((one) =>
    (textOf(field(one, 'predicateType')) ?? '').startsWith('https://slsa.dev/provenance/'),
  );
  if (provenance === undefined) return { state: 'missing', status: 404 };
  const bundle = field(provenance, 'bundle');
  const statement = readStatement(fieldAt(bundle, 'dsseEnvelope', 'payload'));
  if (!statement) return { state: 'failed', reason: 'the attestation holds no statement that can be read' };
  const checked = checkBundle(at.trust, bundle);
  const value = {
    ...statement.fields,
    trust: agreed(checked, statement.fields),
    coversRelease: covers(statement.digests, ask.hashes),
  };
  return { ...answer, value };
}

/** Whether a statement speaks of the release's bytes. Without hashes to compare it is not held against it. */
export function covers(digests: readonly string[], hashes: readonly string[] | undefined): boolean {
  if (hashes === undefined || hashes.length === 0) return true;
  const own = new Set(hashes.map(canonicalHash));
  return digests.some((digest) => own.has(canonicalHash(digest)));
}

/** The certificate names the workflow that really signed; a statement that names another repository is false. */
export function agreed(checked: Checked, fields: { readonly repository?: string }): Provenance['trust'] {
  const { identity, trust } = checked;
  if (trust.level !== 'verified' || identity === undefined || fields.repository === undefined) return trust;
  const same = identity.toLowerCase().startsWith(`${fields.repository.toLowerCase()}/`);
  return same
    ? trust
    : { level: 'invalid', why: 'the certificate was issued to another repository than the statement names' };
}
