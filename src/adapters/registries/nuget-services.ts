import { below, field, listOf, textOf } from '../fields.ts';
import type { CountedHttp } from '../http/counted.ts';
import { askJson } from '../http/json.ts';
import { mayLeadTo, type Routed } from './places.ts';

/** Where a NuGet source keeps what is asked of it. */
export interface NugetServices {
  readonly registrations: string;
  /** Archives and nuspecs. */
  readonly content: string;
  /** Undefined: it has no search. */
  readonly search: string | undefined;
}

type Found =
  { readonly state: 'found'; readonly value: NugetServices } | { readonly state: 'failed'; readonly reason: string };

/** Kinds of a resource, the best first: registrations that hold SemVer 2 versions before those that leave them out. */
const kinds = {
  registrations: [
    'RegistrationsBaseUrl/3.6.0',
    'RegistrationsBaseUrl/Versioned',
    'RegistrationsBaseUrl/3.4.0',
    'RegistrationsBaseUrl/3.0.0-rc',
    'RegistrationsBaseUrl/3.0.0-beta',
    'RegistrationsBaseUrl',
  ],
  content: ['PackageBaseAddress/3.0.0'],
  search: [
    'SearchQueryService/3.5.0',
    'SearchQueryService/Versioned',
    'SearchQueryService/3.0.0-rc',
    'SearchQueryService/3.0.0-beta',
    'SearchQueryService',
  ],
};

/**
 * The public source has its services at known places; a source of the operator's own names them in its service index, and is
 * believed only where they are its own. Source: NuGet's server API, "Service index".
 */
export async function servicesOf(
  http: CountedHttp,
  routed: Routed,
  {
    search,
    options,
  }: { readonly search: string; readonly options: { readonly maxAge: number; readonly signal?: AbortSignal } },
): Promise<Found> {
  const { root, own, from } = routed;
  if (own === undefined) {
    const registrations = below(root, 'v3/registration5-gz-semver2/');
    return {
      state: 'found',
      value: { registrations, content: below(root, 'v3-flatcontainer/'), search: below(search, 'query') },
    };
  }
  const index = await askJson(http, below(root, 'index.json'), { ...options, maxAge: 300 });
  if (index.state === 'failed') return index;
  const resources = index.state === 'found' ? listOf(field(index.value, 'resources')).slice(0, 500) : [];
  const addressOf = (wanted: readonly string[]): string | undefined =>
    wanted
      .flatMap((kind) => resources.filter((resource) => typesOf(resource).includes(kind)))
      .flatMap((resource) => textOf(field(resource, '@id')) ?? [])[0];
  const [registrations, content] = [addressOf(kinds.registrations), addressOf(kinds.content)];
  if (registrations === undefined || content === undefined)
    return {
      state: 'failed',
      reason: `${from} has no service index (version 3) at index.json below the configured address`,
    };
  if (![registrations, content].every((address) => mayLeadTo(routed, address)))
    return { state: 'failed', reason: `${from} names services at a place that is not its own` };
  const searched = addressOf(kinds.search);
  return {
    state: 'found',
    value: {
      registrations,
      content,
      search: searched !== undefined && mayLeadTo(routed, searched) ? searched : undefined,
    },
  };
}

function typesOf(resource: unknown): readonly unknown[] {
  const type = field(resource, '@type');
  return Array.isArray(type) ? type : [type];
}
