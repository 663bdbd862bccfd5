import { compareBuild, valid } from 'semver';

/** A document of the npm registry, as far as it is touched here. */
interface Packument {
  readonly name?: string;
  versions: Record<string, object>;
  time?: Record<string, string>;
}

const day = 86_400_000;

/**
 * The document as it stands an hour after `fresh` was published: later versions are gone, earlier ones came every twenty days before it, all by one account. A copy
 * of the registry keeps its own dates and leaves publishers out; by those no release would be young.
 */
export function redated(document: Packument, fresh: string | undefined, now: number): Packument {
  const versions = Object.keys(document.versions)
    .filter((version) => valid(version) !== null && (fresh === undefined || compareBuild(version, fresh) <= 0))
    .toSorted(compareBuild);
  const last = fresh === undefined ? now - 30 * day : now - 3_600_000;
  const dateOf = (index: number): string => {
    const steps = versions.length - 1 - index;
    return new Date(last - steps * 20 * day - (steps > 0 ? 5 * day : 0)).toISOString();
  };
  const dates = Object.fromEntries(versions.map((version, index) => [version, dateOf(index)]));
  const created = new Date(last - Math.max(900, versions.length * 20) * day).toISOString();
  const keeper = { name: 'keeper', email: 'keeper@example.org' };
  const published = { _npmUser: keeper, maintainers: [keeper] };
  return {
    ...document,
    versions: Object.fromEntries(versions.map((version) => [version, { ...document.versions[version], ...published }])),
    time: { ...dates, created, modified: new Date(last).toISOString() },
  };
}
