import type { EcosystemId, PackageVersion } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { SecondTelling } from '../../evidence/second-source.ts';
import { defined, field, fieldAt, instantOf, listOf, textOf } from '../fields.ts';
import { repositoryUrl } from '../repository-url.ts';

/** Our ecosystems by deps.dev's names of package systems. */
export const systems: Partial<Readonly<Record<EcosystemId, string>>> = {
  cargo: 'CARGO',
  gem: 'RUBYGEMS',
  golang: 'GO',
  maven: 'MAVEN',
  npm: 'NPM',
  nuget: 'NUGET',
  pypi: 'PYPI',
};

/** Longest lists that are read of one version. */
const most = 200;

/** The question about a release; undefined where deps.dev does not know its ecosystem. */
export function versionQuestion({ ecosystem, name, version }: PackageVersion): unknown {
  const system = systems[ecosystem];
  return system === undefined ? undefined : { versionKey: { system, name, version } };
}

/** The release that an answer's question names, by our names; undefined where that is none of ours. */
export function releaseAsked(request: unknown): PackageVersion | undefined {
  const key = field(request, 'versionKey');
  const [system, name, version] = ['system', 'name', 'version'].map((one) => textOf(field(key, one)));
  const found = Object.entries(systems).find(([, own]) => own === system);
  if (found === undefined || name === undefined || version === undefined) return undefined;
  const ecosystem = ecosystemOf(found[0] as EcosystemId).id;
  return { ecosystem, name, version };
}

/** What a version says, beside the id of its source project. Source: deps.dev's API, v3alpha, message Version. */
export function readVersion(version: unknown): { readonly telling: SecondTelling; readonly project?: string } {
  const project = sourceProject(version);
  const repository = project === undefined ? linkedRepository(version) : repositoryUrl(`https://${project}`);
  const telling = {
    ...defined({
      publishedAt: instantOf(field(version, 'publishedAt')),
      deprecated:
        field(version, 'isDeprecated') === true
          ? (textOf(field(version, 'deprecatedReason')) ?? 'deprecated')
          : undefined,
      licence: licenceOf(version),
      repository,
      attested: attestationOf(version),
    }),
    advisories: listOf(field(version, 'advisoryKeys'))
      .slice(0, most)
      .flatMap((key) => textOf(field(key, 'id')) ?? []),
  };
  return project === undefined ? { telling } : { telling, project };
}

/** Several licences stand side by side and the API does not say how: all of them hold, to be on the safe side. */
function licenceOf(version: unknown): string | undefined {
  const licences = listOf(field(version, 'licenses'))
    .slice(0, 20)
    .flatMap((one) => textOf(one) ?? []);
  const [first] = licences;
  return licences.length < 2 ? first : licences.map((one) => `(${one})`).join(' AND ');
}

function attestationOf(version: unknown): SecondTelling['attested'] {
  const attestations = [...listOf(field(version, 'attestations')), ...listOf(field(version, 'slsaProvenances'))].slice(
    0,
    most,
  );
  if (attestations.length === 0) return undefined;
  const verified = attestations.find((one) => field(one, 'verified') === true);
  const commit = textOf(field(verified, 'commit'));
  return commit !== undefined && /^[0-9a-f]{40}$/i.test(commit) ? { commit: commit.toLowerCase() } : {};
}

function sourceProject(version: unknown): string | undefined {
  const sources = listOf(field(version, 'relatedProjects'))
    .slice(0, most)
    .filter((one) => field(one, 'relationType') === 'SOURCE_REPO')
    .flatMap((one) => projectId(fieldAt(one, 'projectKey', 'id')) ?? []);
  return sources[0];
}

/** `github.com/owner/repo`: the only form of a project's id. */
export function projectId(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^(github|gitlab|bitbucket)\.(com|org)(\/[\w.~-]{1,100}){2,5}$/.test(text)
    ? text
    : undefined;
}

function linkedRepository(version: unknown): string | undefined {
  const link = listOf(field(version, 'links'))
    .slice(0, most)
    .find((one) => field(one, 'label') === 'SOURCE_REPO');
  return repositoryUrl(textOf(field(link, 'url')));
}
