import type { Provenance } from '../../domain/facts.ts';
import { defined, field, fieldAt, listOf, textOf } from '../fields.ts';
import { askJson, type Answer } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { IndexFile } from '../registries/pypi-files.ts';
import { agreed, covers } from './npm.ts';
import { readStatement } from './statement.ts';
import type { Trust } from './trusted-root.ts';
import { checkBundle } from './verify.ts';

/** Hosts of publishers' repositories. Source: PyPI's trusted publishing documentation. */
const publisherHosts = new Map([
  ['github', 'https://github.com/'],
  ['gitlab', 'https://gitlab.com/'],
]);

/** Provenance of one file of a PyPI release. Source: PEP 740 and the Integrity API. */
export async function pypiProvenance(
  http: HttpClient,
  trust: Trust,
  { file, signal }: { readonly file: IndexFile; readonly signal: AbortSignal },
): Promise<Answer<Provenance>> {
  if (file.provenance === undefined) return { state: 'missing', status: 404 };
  const accept = { accept: 'application/vnd.pypi.integrity.v1+json, application/json' };
  const answer = await askJson(http, file.provenance, {
    headers: accept,
    maxAge: 3_600,
    maxBytes: 4 * 1024 * 1024,
    signal,
  });
  if (answer.state !== 'found') return answer;
  const bundle = listOf(field(answer.value, 'attestation_bundles'))[0];
  if (bundle === undefined) return { state: 'missing', status: 404 };
  const publisher = publisherOf(field(bundle, 'publisher'));
  const attestation = listOf(field(bundle, 'attestations'))[0];
  const statement = readStatement(fieldAt(attestation, 'envelope', 'statement'));
  const checked = checkBundle(trust, attestation === undefined ? undefined : asBundle(attestation));
  const value: Provenance = {
    ...statement?.fields,
    ...publisher,
    trust: agreed(checked, publisher),
    // PyPI files the publisher's name with each file; without a statement there is no digest to hold against it.
    coversRelease: statement === undefined || covers(statement.digests, file.hashes),
  };
  return { ...answer, value };
}

function publisherOf(publisher: unknown): Pick<Provenance, 'repository' | 'workflow' | 'environment'> {
  const host = publisherHosts.get((textOf(field(publisher, 'kind')) ?? '').toLowerCase());
  const repository = textOf(field(publisher, 'repository'));
  return defined({
    repository: host === undefined || repository === undefined ? undefined : repositoryUrl(host + repository),
    workflow: textOf(field(publisher, 'workflow')) ?? textOf(field(publisher, 'workflow_filepath')),
    environment: textOf(field(publisher, 'environment')),
  });
}

/** A PEP 740 attestation in the form of a Sigstore bundle: the same parts under other names. */
function asBundle(attestation: unknown): unknown {
  const material = field(attestation, 'verification_material');
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: field(material, 'certificate') },
      tlogEntries: field(material, 'transparency_entries'),
    },
    dsseEnvelope: {
      payload: fieldAt(attestation, 'envelope', 'statement'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: fieldAt(attestation, 'envelope', 'signature'), keyid: '' }],
    },
  };
}
