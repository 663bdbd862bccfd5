import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned, type Entry } from '../domain/dependency.ts';
import type { FactName } from '../domain/facts.ts';
import { absent, unknown } from '../domain/known.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import type { NameClaim } from '../ecosystems/names/claims.ts';
import { internalPattern } from '../ecosystems/names/internal.ts';
import type { Source } from '../evidence/source.ts';
import { ownRegistryOf } from './own-registry.ts';

export interface Withholding {
  /** Names and patterns that are the organisation's own. */
  readonly internalNames: readonly string[];
  /** Addresses of the registries that the operator configured. */
  readonly registries: readonly string[];
  /** Names that belong to one of those registries. */
  readonly claims?: readonly NameClaim[];
}

/**
 * Sources that are never told a private name: to ask a public service about it would tell the name to strangers and match
 * another package's facts. What nobody was asked is unknown without a source, since no repeated run will change it.
 */
export function withholding(sources: readonly Source[], rules: Withholding): readonly Source[] {
  return sources.map((source) => {
    if (source.local === true) return source;
    return {
      ...source,
      collect: async (subject, budget) => {
        const withheld = whyWithheld(subject.change, rules);
        if (withheld !== undefined) return Object.fromEntries(source.provides.map((fact) => [fact, unknown(withheld)]));
        const kept = source.routed === true ? undefined : whyKept(subject.change, rules);
        if (kept === undefined) return await source.collect({ ...subject, internalNames: rules.internalNames }, budget);
        return Object.fromEntries(
          source.provides.map((fact) => [
            fact,
            isAbsent(fact, subject.change) ? absent(source.id, subject.now) : unknown(kept),
          ]),
        );
      },
    };
  });
}

/** An entry that pins no commit has none to be told of, whoever is asked. */
function isAbsent(fact: FactName, { after }: AddedOrChanged): boolean {
  return (fact === 'pinnedCommit' || fact === 'previousCommit') && !(isPinned(after) && after.digest !== undefined);
}

/** Why the name of a change must not leave; undefined where it may be asked. */
export function whyWithheld(
  change: AddedOrChanged,
  { internalNames, registries, claims = [] }: Withholding,
): string | undefined {
  const { origin } = change.after;
  // Actions live on GitHub itself, where the repository that uses them is.
  if (origin.kind !== 'registry' || change.ecosystem === 'githubactions') return undefined;
  // Its own registry is configured: that one is asked, and every source knows or is kept from the name (`routed`).
  if (privatelyAsked(change, claims) !== undefined) return undefined;
  if (internalPattern(change, internalNames) !== undefined)
    return 'private registry not configured: the name is internal, and public services are not asked about it';
  if (change.sideRegistry === undefined || wasPublic(change)) return undefined;
  if (registries.some((root) => isBelow(root, origin.url))) return undefined;
  return `private registry not configured: the entry comes from ${change.sideRegistry.slice(0, 80)}, and its name is not told to others`;
}

/** The host of the private registry that is asked about an entry: by its name, or by the address that it names. */
function privatelyAsked(change: AddedOrChanged, claims: readonly NameClaim[]): string | undefined {
  const { ecosystem, origin } = change.after;
  if (origin.kind !== 'registry') return undefined;
  const named = ownRegistryOf(change, claims);
  if (named !== undefined || origin.url === undefined) return named;
  const asked = claims.find((claim) => claim.ecosystem === ecosystem && isBelow(claim.url, origin.url));
  return asked === undefined || asked.mirror === true ? undefined : URL.parse(asked.url)?.host;
}

/** Why a service that is not the name's own registry is not told a name that belongs to one; undefined for all other names. */
export function whyKept(change: AddedOrChanged, { claims = [] }: Withholding): string | undefined {
  const host = privatelyAsked(change, claims);
  return host === undefined ? undefined : `the name belongs to ${host}, and nobody else is asked about it`;
}

/** What came from the public registry before is no secret, and must not hide behind another address now. */
function wasPublic(change: AddedOrChanged): boolean {
  const before = change.kind === 'changed' ? change.before : change.beside;
  return before !== undefined && isPublic(before);
}

function isPublic({ origin, ecosystem }: Entry): boolean {
  if (origin.kind !== 'registry') return false;
  const host = origin.url === undefined ? undefined : URL.parse(origin.url)?.host;
  return origin.url === undefined || (host !== undefined && ecosystemOf(ecosystem).registryHosts.includes(host));
}

/** Whether an address lies below a configured root, by whole path segments. */
function isBelow(root: string, address: string | undefined): boolean {
  const [a, b] = [URL.parse(root), address === undefined ? null : URL.parse(address)];
  if (!a || !b || a.origin !== b.origin) return false;
  const folder = a.pathname.endsWith('/') ? a.pathname : `${a.pathname}/`;
  return `${b.pathname}/`.startsWith(folder);
}
