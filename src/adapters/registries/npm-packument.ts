import type { Account, HistoryEntry } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { field, instantOf, isFields, membersOf, textOf } from '../fields.ts';
import { membersIn, valueOf, type Member } from './json-scan.ts';
import { accountsOf, historyEntry, isAttested, npmRelease, publisherOf, type Keeps } from './npm-version.ts';
import type { ReleaseFields } from './release.ts';

/** Packages with at most this many versions keep the details of all of them. */
const fewVersions = 40;

/** What is kept of a packument. Not yet cut to an instant. */
export interface Packument {
  readonly entries: readonly HistoryEntry[];
  readonly tags: readonly (readonly [string, string])[];
  readonly createdAt: Instant | undefined;
  /** Versions whose time is there and whose manifest is not. */
  readonly removed: readonly { readonly version: string; readonly publishedAt: Instant | undefined }[];
  readonly unpublished: { readonly at: Instant | undefined } | undefined;
  readonly owners: readonly Account[] | undefined;
  /** The repository or description says that the security team holds the name. */
  readonly heldBySecurity: boolean;
  readonly keeps: Keeps;
  readonly details: ReadonlyMap<string, ReleaseFields>;
}

/** Chooses, from all entries, the versions whose details are kept. */
export type PickVersions = (entries: readonly HistoryEntry[], tags: Packument['tags']) => readonly string[];

/**
 * Reduces a full packument to facts, one version at a time: neither the document nor its versions stay in memory.
 * Throws a SyntaxError where it is not one, or another package's. Source: npm's registry API, "package metadata".
 */
export function readPackument(
  bytes: Buffer,
  { name, pick }: { readonly name: string; readonly pick: PickVersions },
): Packument {
  const small = new Map<string, unknown>();
  let versions: Member | undefined;
  for (const member of membersIn(bytes)) {
    if (member.key === 'versions') versions = member;
    else if (member.key !== 'readme') small.set(member.key, valueOf(bytes, member));
  }
  if (small.get('name') !== name) throw new SyntaxError('not the packument of this package');
  const times = timesOf(small.get('time'));
  const places = new Map<string, Member>();
  const entries: HistoryEntry[] = [];
  const keeps = { publisher: false, deprecation: false, provenance: false };
  for (const member of versions ? membersIn(bytes, versions.start) : []) {
    const manifest = valueOf(bytes, member);
    if (!isFields(manifest)) continue;
    places.set(member.key, member);
    entries.push(historyEntry(member.key, manifest, times.get(member.key)));
    if (publisherOf(manifest)) keeps.publisher = true;
    if (textOf(field(manifest, 'deprecated')) !== undefined) keeps.deprecation = true;
    if (isAttested(manifest)) keeps.provenance = true;
  }
  const told = {
    publisher: keeps.publisher,
    deprecation: keeps.deprecation || keeps.publisher,
    provenance: keeps.provenance || keeps.publisher,
  };
  const tags = membersOf(small.get('dist-tags'), 500).flatMap(([tag, version]) =>
    typeof version === 'string' ? [[tag, version] as const] : [],
  );
  const wanted = entries.length <= fewVersions ? [...places.keys()] : pick(entries, tags);
  const details = new Map<string, ReleaseFields>();
  for (const version of wanted) {
    const place = places.get(version);
    const publishedAt = times.get(version);
    if (place) details.set(version, npmRelease(version, valueOf(bytes, place), { keeps: told, publishedAt }));
  }
  const owners = small.get('maintainers');
  return {
    entries,
    tags,
    createdAt: times.get('created'),
    removed: [...times].flatMap(([version, publishedAt]) =>
      places.has(version) || version === 'created' || version === 'modified' ? [] : [{ version, publishedAt }],
    ),
    unpublished: unpublishedOf(field(small.get('time'), 'unpublished')),
    owners: owners === undefined ? undefined : accountsOf(owners),
    heldBySecurity: isHeld(small),
    keeps: told,
    details,
  };
}

/** About how many bytes a packument's facts take. */
export function weightOf(packument: Packument): number {
  let weight = 1_000 + packument.entries.length * 260;
  for (const detail of packument.details.values()) {
    weight += 1_500 + (Array.isArray(detail.dependencies) ? detail.dependencies.length * 120 : 0);
  }
  return weight;
}

function timesOf(time: unknown): ReadonlyMap<string, Instant> {
  const times = new Map<string, Instant>();
  for (const [version, at] of membersOf(time)) {
    const instant = instantOf(at);
    if (instant !== undefined) times.set(version, instant);
  }
  return times.has('created') || inOrder(times) ? times : new Map();
}

/**
 * Whether times can be those of publication. A mirror's `time` may say when the mirror first saw a version: it has no `created`, and within a
 * minor line later patches come before earlier ones. Such times would make old packages look hours young; they are left out, so unknown.
 */
function inOrder(times: ReadonlyMap<string, Instant>): boolean {
  const lines = new Map<string, { readonly patch: number; readonly at: Instant }[]>();
  for (const [version, at] of times) {
    const match = /^(\d{1,9}\.\d{1,9})\.(\d{1,9})$/.exec(version);
    if (!match) continue;
    const line = lines.get(match[1] ?? '') ?? [];
    line.push({ patch: Number(match[2]), at });
    lines.set(match[1] ?? '', line);
  }
  return [...lines.values()].every((line) => {
    const sorted = line.toSorted((a, b) => a.patch - b.patch);
    return sorted.every((release, i) => i === 0 || (sorted[i - 1]?.at ?? '') <= release.at);
  });
}

function unpublishedOf(value: unknown): Packument['unpublished'] {
  return value === undefined ? undefined : { at: instantOf(field(value, 'time')) ?? instantOf(value) };
}

function isHeld(small: ReadonlyMap<string, unknown>): boolean {
  const repository = small.get('repository');
  const url = textOf(repository) ?? textOf(field(repository, 'url')) ?? '';
  return url.includes('npm/security-holder');
}
