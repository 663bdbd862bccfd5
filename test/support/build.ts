import type { AddedOrChanged } from '../../src/domain/change.ts';
import type { Dependency, DependencySet, Requirement } from '../../src/domain/dependency.ts';
import type { Evidence, FileComparison } from '../../src/domain/evidence.ts';
import type {
  ArchiveDelta,
  Capability,
  FactName,
  Facts,
  HistoryEntry,
  PinnedCommit,
  Release,
} from '../../src/domain/facts.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { absent, known, unknown, type Known } from '../../src/domain/known.ts';

/** The instant of all built evidence. */
export const now = '2026-06-15T12:00:00Z';

/** The instant so many hours before `now`. */
export function hoursAgo(hours: number): string {
  return new Date(Date.parse(now) - hours * 3_600_000).toISOString();
}

export function daysAgo(days: number): string {
  return hoursAgo(days * 24);
}

/** A fact that is known, as of `now`. */
export function fact<T>(value: T): Known<T> {
  return known(value, 'test', now);
}

export function dependency(over: Partial<Dependency> = {}): Dependency {
  return {
    ecosystem: 'npm',
    name: 'quiet',
    version: '1.2.3',
    place: { path: 'package-lock.json', line: 12 },
    scope: 'runtime',
    direct: true,
    origin: { kind: 'registry' },
    integrity: [],
    requiredBy: [],
    ...over,
  };
}

export function requirement(over: Partial<Requirement> = {}): Requirement {
  return {
    ecosystem: 'npm',
    name: 'quiet',
    range: '^1.2.0',
    place: { path: 'package.json', line: 5 },
    scope: 'runtime',
    direct: true,
    origin: { kind: 'registry' },
    ...over,
  };
}

type Sides = { readonly before?: Partial<Dependency>; readonly after?: Partial<Dependency> };

/** A bump from 1.2.2 to 1.2.3, both sides to be adjusted. */
export function bump({ before = {}, after = {} }: Sides = {}): AddedOrChanged {
  const to = dependency(after);
  const from = dependency({ ...after, version: '1.2.2', ...before });
  const { ecosystem, name } = to;
  const same = from.version === to.version;
  return {
    kind: 'changed',
    path: 'package-lock.json',
    ecosystem,
    name,
    via: [],
    before: from,
    after: to,
    step: same ? 'same-version' : 'up',
    moved: [],
  };
}

/** A name that the file did not have. */
export function addition(after: Partial<Dependency> = {}): AddedOrChanged {
  const to = dependency(after);
  return { kind: 'added', path: 'package-lock.json', ecosystem: to.ecosystem, name: to.name, via: [], after: to };
}

/** A year-old release of a known account without hooks. */
export function release(over: Partial<Release> = {}): Release {
  return {
    version: '1.2.3',
    publishedAt: fact(daysAgo(400)),
    publishedBy: fact({ kind: 'account', account: { name: 'ann' } }),
    yanked: fact<string | false>(false),
    deprecated: fact<string | false>(false),
    hooks: fact([]),
    hashes: fact(['sha512-AAAA']),
    dependencies: fact([]),
    license: fact('MIT'),
    repository: fact('https://github.com/quiet/quiet'),
    commit: fact('a'.repeat(40)),
    unpackedSize: fact(10_000),
    fileCount: fact(8),
    commands: fact<readonly string[]>([]),
    attested: fact(false),
    files: fact([]),
    ...over,
  };
}

/** Releases, each `[version, days ago, more]`, all by ann unless said otherwise. */
export function history(...rows: readonly (readonly [string, number, Partial<HistoryEntry>?])[]): Facts['history'] {
  const releases = rows.map(([version, days, more = {}]) => ({
    version,
    publishedAt: daysAgo(days),
    publisher: 'ann',
    commit: true,
    ...more,
  }));
  return { releases, removed: [], tags: {} };
}

/** A rhythm of a release every two months with 1.2.3 last, 400 days ago. */
export const quietHistory = history(['1.2.0', 580], ['1.2.1', 520], ['1.2.2', 460], ['1.2.3', 400]);

/** An archive in which nothing changed. */
export function archive(over: Partial<ArchiveDelta> = {}): ArchiveDelta {
  return {
    after: 'quiet-1.2.3.tgz',
    before: 'quiet-1.2.2.tgz',
    added: [],
    removed: [],
    changed: [],
    totalSize: { before: 10_000, after: 10_000 },
    fileCount: { before: 8, after: 8 },
    hooks: { before: [], after: [] },
    startupHooks: [],
    binaries: [],
    newTopLevel: [],
    capabilities: [],
    manifestDifferences: [],
    exoticDependencies: [],
    ambiguities: [],
    sourceDifferences: [],
    integrity: { computed: [], matches: true },
    notRead: [],
    ...over,
  };
}

export function capability(over: Partial<Capability> = {}): Capability {
  return { kind: 'network', path: 'index.js', line: 3, evidence: 'fetch', newFile: false, reach: 'import', ...over };
}

export function commit(over: Partial<PinnedCommit> = {}): PinnedCommit {
  return {
    repository: 'quiet/action',
    sha: 'c'.repeat(40),
    exists: true,
    onBranch: true,
    verified: true,
    tags: ['v1.2.3'],
    ...over,
  };
}

const quiet: { readonly [F in FactName]: Known<Facts[F]> } = {
  advisories: fact({ after: [], before: [] }),
  archive: fact(archive()),
  compromises: fact([]),
  history: fact(quietHistory),
  lookalikes: fact([]),
  newDependencies: fact([]),
  owners: fact({ accounts: [{ name: 'ann' }] }),
  pinnedCommit: absent('test', now),
  popularity: fact({ weeklyDownloads: 100_000 }),
  previousCommit: absent('test', now),
  previousRelease: fact(release({ version: '1.2.2', publishedAt: fact(daysAgo(460)) })),
  projectStatus: fact({ state: 'active' }),
  provenance: fact({ current: undefined, earlier: [] }),
  release: fact(release()),
  remedy: absent('test', now),
  repository: fact({ fullName: 'quiet/quiet', archived: false }),
  resolution: fact({ version: '1.2.3', admitted: 1 }),
  sourceFiles: absent('test', now),
  sourceTag: fact({
    repository: 'https://github.com/quiet/quiet',
    tag: { name: 'v1.2.3' },
    earlierTagged: 3,
    earlierChecked: 3,
  }),
};

type Given = { readonly [F in FactName]?: Facts[F] | 'absent' | 'unknown' };

/** Evidence about a change: the facts given, every other one known and quiet. */
export function evidence(facts: Given = {}, change: AddedOrChanged = bump()): Evidence {
  const given = Object.entries(facts).map(([name, value]) => {
    if (value === 'unknown') return [name, unknown('the registry did not answer', 'test')];
    return [name, value === 'absent' ? absent('test', now) : fact(value)];
  });
  return { now, change, ...quiet, ...Object.fromEntries(given) };
}

export function dependencySet(over: Partial<DependencySet> = {}): DependencySet {
  return {
    path: 'package-lock.json',
    format: 'package-lock',
    ecosystem: 'npm',
    kind: 'lockfile',
    dependencies: [],
    requirements: [],
    remarks: [],
    problems: [],
    ...over,
  };
}

/** Both readings of one lockfile, given by their entries. */
export function lockfile(
  before: readonly Partial<Dependency>[],
  after: readonly Partial<Dependency>[],
  over: Partial<FileComparison> = {},
): FileComparison {
  return {
    now,
    path: 'package-lock.json',
    before: dependencySet({ dependencies: before.map(dependency) }),
    after: dependencySet({ dependencies: after.map(dependency) }),
    siblings: [],
    changes: [],
    ...over,
  };
}

/** A finding about a package, for the stages that follow. */
export function finding(signal: string, over: Partial<Finding> = {}): Finding {
  return {
    signal,
    severity: 'medium',
    confidence: 'high',
    message: `${signal} it is.`,
    because: [],
    remedy: 'Wait.',
    package: { ecosystem: 'npm', name: 'quiet', version: '1.2.3', purl: 'pkg:npm/quiet@1.2.3' },
    path: 'package-lock.json',
    line: 12,
    ...over,
  };
}
