import type { Provenance } from '../../domain/facts.ts';
import { defined, field, fieldAt, listOf, membersOf, textOf } from '../fields.ts';
import { repositoryUrl } from '../repository-url.ts';

/** What an in-toto statement says of a build, and the digests it speaks of in SRI's form of `Dependency.integrity`. */
export interface Statement {
  readonly fields: Omit<Provenance, 'trust' | 'coversRelease'>;
  readonly digests: readonly string[];
  readonly predicateType: string;
}

/** Reads the payload of a DSSE envelope; undefined where it is no statement. */
export function readStatement(payload: unknown): Statement | undefined {
  if (typeof payload !== 'string' || payload.length > 2_000_000) return undefined;
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    const digests = listOf(field(json, 'subject')).slice(0, 100).flatMap(digestsOf);
    return {
      fields: buildOf(field(json, 'predicate')),
      digests,
      predicateType: textOf(field(json, 'predicateType')) ?? '',
    };
  } catch {
    return undefined;
  }
}

function digestsOf(subject: unknown): readonly string[] {
  return membersOf(field(subject, 'digest'), 10).flatMap(([algorithm, hex]) =>
    typeof hex === 'string' && /^[0-9a-f]{32,128}$/i.test(hex) ? [`${algorithm}:${hex.toLowerCase()}`] : [],
  );
}

/** Fields of SLSA provenance 1 (`buildDefinition`) or 0.2 (`invocation`). Source: slsa.dev/spec. */
function buildOf(predicate: unknown): Statement['fields'] {
  const definition = field(predicate, 'buildDefinition');
  return definition === undefined ? buildOfV02(predicate) : buildOfV1(predicate, definition);
}

function buildOfV1(predicate: unknown, definition: unknown): Statement['fields'] {
  const workflow = fieldAt(definition, 'externalParameters', 'workflow');
  const github = fieldAt(definition, 'internalParameters', 'github');
  const source = listOf(field(definition, 'resolvedDependencies'))[0];
  return defined({
    repository: repositoryUrl(textOf(field(workflow, 'repository'))),
    repositoryId: textOf(field(github, 'repository_id')),
    ownerId: textOf(field(github, 'repository_owner_id')),
    workflow: textOf(field(workflow, 'path')),
    ref: textOf(field(workflow, 'ref')),
    commit: textOf(fieldAt(source, 'digest', 'gitCommit')),
    runner: textOf(fieldAt(predicate, 'runDetails', 'builder', 'id')),
  });
}

function buildOfV02(predicate: unknown): Statement['fields'] {
  const source = fieldAt(predicate, 'invocation', 'configSource');
  const environment = fieldAt(predicate, 'invocation', 'environment');
  const uri = textOf(field(source, 'uri')) ?? '';
  const at = uri.lastIndexOf('@');
  return defined({
    repository: repositoryUrl(at > 8 ? uri.slice(0, at) : uri),
    repositoryId: textOf(field(environment, 'GITHUB_REPOSITORY_ID')) ?? textOf(field(environment, 'CI_PROJECT_ID')),
    ownerId: textOf(field(environment, 'GITHUB_REPOSITORY_OWNER_ID')),
    workflow: textOf(field(source, 'entryPoint')),
    ref: textOf(field(environment, 'GITHUB_REF')) ?? (at > 8 ? uri.slice(at + 1) : undefined),
    commit: textOf(fieldAt(source, 'digest', 'sha1')),
    runner: textOf(fieldAt(predicate, 'builder', 'id')),
  });
}
