import { ecosystemOf } from '../../ecosystems/index.ts';
import { isPinned, type Dependency, type DependencySet, type Entry } from '../../domain/dependency.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { listed } from './say.ts';

/** A lockfile's entries by name: manifests and lockfiles can have tens of thousands, each is looked for once. */
export interface Lock {
  readonly ecosystem: EcosystemId;
  readonly entries: ReadonlyMap<string, readonly Dependency[]>;
}

export function lockOf({ ecosystem, dependencies }: DependencySet): Lock {
  return { ecosystem, entries: Map.groupBy(dependencies, ({ name }) => name) };
}

/** Ecosystems in which a version written alone is that version and no other, and the lockfile holds what is asked for. */
const exact: ReadonlySet<EcosystemId> = new Set(['cargo', 'npm', 'pypi']);

/**
 * What a manifest asks for and its lockfile must hold. Left out is what depends on where it is installed, what others are to
 * bring along, and names that an override, a limit or a catalog decides about.
 */
export function asksOf(manifests: readonly DependencySet[]): readonly Entry[] {
  const all = manifests.flatMap((set) => [...set.requirements, ...set.dependencies]);
  const decided = new Set(all.filter(({ direct }) => direct !== true).map(({ name }) => name));
  return all.filter((entry) => !decided.has(entry.name) && isAsked(entry));
}

function isAsked(entry: Entry): boolean {
  const { ecosystem, scope, marker, origin } = entry;
  if (origin.kind !== 'registry' || marker !== undefined || scope === 'peer' || scope === 'optional') return false;
  // What builds a Python project is no part of its lockfile.
  if (scope === 'build' && ecosystem === 'pypi') return false;
  return !isPinned(entry) || exact.has(ecosystem);
}

export function askKey(entry: Entry): string {
  return `${entry.name}\n${isPinned(entry) ? `=${entry.version}` : entry.range}`;
}

/** What is wrong between what is asked for and a lockfile, or undefined. Plugins and patches can explain it: hence no more than a doubt. */
export function disagreement(ask: Entry, lock: Lock): string | undefined {
  if (ask.ecosystem !== lock.ecosystem) return undefined;
  const entries = lock.entries.get(ask.name) ?? [];
  if (entries.length === 0) return 'which the lockfile does not have';
  const { compare, satisfies } = ecosystemOf(lock.ecosystem);
  const refuses = ({ version }: Dependency) =>
    isPinned(ask)
      ? version !== ask.version && (compare(version, ask.version) ?? 0) !== 0
      : satisfies(version, ask.range) === false;
  return entries.every(refuses) ? `the lockfile has ${listed(entries.map((entry) => entry.version))}` : undefined;
}

/** npm's lockfiles say themselves what the project asks for. */
const sayingFormats: ReadonlySet<string> = new Set(['bun-lock', 'package-lock', 'pnpm-lock']);

/**
 * Entries that a lockfile newly takes for asked for by the project, while its manifest asks for nothing of the name. Only where that manifest
 * is all that asks: members of a workspace and local folders have manifests of their own.
 */
export function unaskedEntries(
  { before, after }: { readonly before: DependencySet | undefined; readonly after: DependencySet },
  manifests: readonly DependencySet[],
): readonly Dependency[] {
  const [manifest, ...others] = manifests;
  if (manifest?.format !== 'package-json' || others.length > 0 || !sayingFormats.has(after.format)) return [];
  const entries = [...manifest.requirements, ...manifest.dependencies];
  const isWhole = manifest.problems.length === 0 && (manifest.workspaces ?? []).length === 0;
  if (!isWhole || entries.some(({ origin }) => origin.kind === 'path')) return [];
  const asked = new Set(entries.flatMap(({ name, alias }) => [name, alias ?? name]));
  const had = new Set(before?.dependencies.filter(({ direct }) => direct === true).map(({ name }) => name));
  return after.dependencies.filter(
    ({ direct, marker, origin, name, alias }) =>
      direct === true &&
      marker === undefined &&
      origin.kind !== 'path' &&
      !had.has(name) &&
      !asked.has(name) &&
      !asked.has(alias ?? name),
  );
}

/** Lockfiles in which every entry is asked for by one of the manifests beside them, and an address by an address. */
const addressed: ReadonlySet<EcosystemId> = new Set(['cargo', 'gem']);

/**
 * Entries of the same version that came from a registry and now come from an address, while the manifests beside the lockfile ask for
 * neither the name nor the address: `[patch]` of Cargo and `git:` of a Gemfile are written there. Nothing is said where a manifest was not read to its end.
 */
export function unaskedAddresses(
  { before, after }: { readonly before: DependencySet | undefined; readonly after: DependencySet },
  manifests: readonly DependencySet[],
): readonly Dependency[] {
  if (before === undefined || !addressed.has(after.ecosystem) || manifests.length === 0) return [];
  if (manifests.some(({ problems }) => problems.length > 0)) return [];
  const asks = manifests.flatMap((set) => [...set.requirements, ...set.dependencies]);
  const asked = new Set(asks.flatMap(({ name, origin }) => [name, addressOf(origin)]));
  const registered = new Set(
    before.dependencies
      .filter(({ origin }) => origin.kind === 'registry')
      .map(({ name, version }) => `${name} ${version}`),
  );
  return after.dependencies.filter(
    ({ name, version, origin, direct }) =>
      (origin.kind === 'git' || origin.kind === 'url') &&
      direct !== true &&
      registered.has(`${name} ${version}`) &&
      !asked.has(name) &&
      !asked.has(addressOf(origin)),
  );
}

/** The address without what varies between manifests and lockfiles: scheme, user and the ending of repositories. */
function addressOf(origin: Entry['origin']): string {
  if (origin.kind !== 'git' && origin.kind !== 'url') return '';
  return origin.url
    .replace(/^[a-z+]{1,20}:\/\//i, '')
    .replace(/^[^@/]{0,200}@/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
