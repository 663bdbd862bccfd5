import type { Evidence } from '../domain/evidence.ts';
import type { EcosystemId, PackageName } from '../domain/package.ts';
import { claimants, type Claimants, type NameClaim } from '../ecosystems/names/claims.ts';

type Read = Map<EcosystemId, Claimants<NameClaim>>;

const readOf = new WeakMap<readonly NameClaim[], Read>();

/** The host of the registry that a private name belongs to. A mirror's names are public ones: nobody's own. */
export function ownRegistryOf({ ecosystem, name }: PackageName, claims: readonly NameClaim[]): string | undefined {
  if (claims.length === 0) return undefined;
  const read: Read = readOf.get(claims) ?? new Map();
  readOf.set(claims, read);
  const ofEcosystem = read.get(ecosystem) ?? claimants(ecosystem, claims);
  read.set(ecosystem, ofEcosystem);
  const claim = ofEcosystem.byName(name);
  return claim === undefined || claim.mirror === true ? undefined : (URL.parse(claim.url)?.host ?? undefined);
}

/** The evidence with the registry that each name belongs to, so that it can be judged again without the configuration. */
export function withOwnRegistries(
  evidence: readonly Evidence[],
  claims: readonly NameClaim[] = [],
): readonly Evidence[] {
  return evidence.map((one) => {
    const ownRegistry = ownRegistryOf(one.change, claims);
    return ownRegistry === undefined ? one : { ...one, ownRegistry };
  });
}
