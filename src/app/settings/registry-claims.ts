import type { PrivateRegistry } from '../../adapters/roots.ts';
import { shapesMeet, shapesOf, type ClaimShape } from '../../ecosystems/names/claims.ts';
import { shown } from '../../policy/tree.ts';
import type { Complain } from './registry-schema.ts';

/** Names of all registries together: each is held against each. */
const mostNames = 2_000;

interface Claim {
  readonly registry: PrivateRegistry;
  readonly shape: ClaimShape;
  readonly written: string;
  /** Which registry, and which of its names. */
  readonly at: readonly [number, number];
}

/** Says what is wrong with the registries as a whole: names that cannot be read or belong to two, addresses that stand twice. */
export function checkTogether(registries: readonly PrivateRegistry[], complain: Complain): void {
  const total = registries.reduce((sum, { names }) => sum + (names?.length ?? 0), 0);
  if (total > mostNames) {
    complain([], `the registries have more than ${mostNames} names together: write scopes or prefixes`);
    return;
  }
  const claims = registries.flatMap((registry, at) => claimsOf(registry, at, complain));
  for (const [ecosystem, own] of Map.groupBy(claims, ({ registry }) => registry.ecosystem)) {
    for (const [index, claim] of own.entries()) {
      const rival = own
        .slice(0, index)
        .find((other) => other.registry !== claim.registry && shapesMeet(other.shape, claim.shape));
      if (rival !== undefined)
        complain(
          [claim.at[0], 'names', claim.at[1]],
          `claims ${ecosystem} names that \`${shown(rival.written)}\` of entry ${rival.at[0]} claims too: a name belongs to one registry`,
        );
    }
  }
  checkAddresses(registries, complain);
}

function claimsOf(registry: PrivateRegistry, at: number, complain: Complain): readonly Claim[] {
  return (registry.names ?? []).flatMap((written, index) => {
    const shapes = shapesOf(registry.ecosystem, written);
    const path = [at, 'names', index];
    if (shapes === undefined)
      complain(
        path,
        'must be a name, a prefix that ends in *, or a whole scope such as "@acme" (not "@acme*", which covers strangers)',
      );
    if (shapes?.some(({ kind }) => kind === 'all') === true && registry.mirror !== true)
      complain(path, 'claims every name: that is for a registry with `mirror: true`, which serves the public packages');
    return (shapes ?? []).map((shape): Claim => ({ registry, shape, written, at: [at, index] }));
  });
}

/** One address has one credential, and one meaning in its ecosystem. */
function checkAddresses(registries: readonly PrivateRegistry[], complain: Complain): void {
  const seen = new Map<string, PrivateRegistry>();
  const roots = new Set<string>();
  for (const [at, registry] of registries.entries()) {
    const root = `${registry.ecosystem} ${registry.url}`;
    if (registry.url !== '' && roots.has(root))
      complain([at, 'url'], `stands twice for ${registry.ecosystem}: put the names together`);
    roots.add(root);
    for (const address of [registry.url, ...(registry.credentialsBelow ?? [])]) {
      const other = seen.get(address);
      if (other !== undefined && other.authorization !== registry.authorization)
        complain(
          [at, 'url'],
          'is an address that another entry has with other credentials: one address has one credential',
        );
      seen.set(address, other ?? registry);
    }
  }
}
