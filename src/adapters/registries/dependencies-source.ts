import type { DeclaredDependency, NewDependency, Owners, Release } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { internalPattern } from '../../ecosystems/names/internal.ts';
import type { Source, Subject } from '../../evidence/source.ts';
import { defined } from '../fields.ts';
import { exoticSpec } from './exotic.ts';
import { resolve } from './resolve.ts';
import type { Project, ProjectAsk, Registry } from './registry.ts';

/** Dependencies that are looked up; a major version may bring dozens, and the first ten tell the story. */
const maxLooked = 10;

/** The dependencies that a release newly declares, each as its own registry knows it. */
export function dependenciesSource(registries: ReadonlyMap<EcosystemId, Registry>, now: () => Instant): Source {
  async function collect(subject: Subject, signal: AbortSignal): Promise<Known<readonly NewDependency[]>> {
    const { release, previousRelease } = subject.found;
    if (release?.state !== 'known')
      return release?.state === 'absent'
        ? absent(release.from, now())
        : unknown(release?.reason ?? 'the release is not known');
    const declared = release.value.dependencies;
    if (declared.state !== 'known') return declared.state === 'absent' ? absent(declared.from, now()) : declared;
    const before = previousRelease?.state === 'known' ? previousRelease.value.dependencies : undefined;
    if (previousRelease?.state === 'unknown') return previousRelease;
    if (before?.state === 'unknown') return before;
    if (subject.before !== undefined && previousRelease?.state === 'absent') {
      const reason = 'the registry does not have the release before';
      return { state: 'unknown', reason, from: release.from, cause: 'not-told' };
    }
    const had = new Set((before?.state === 'known' ? before.value : []).map(({ name }) => name));
    const added = declared.value.filter(
      ({ kind, name }) => (kind === 'runtime' || kind === 'optional') && !had.has(name),
    );
    const looked = await Promise.all(added.slice(0, maxLooked).map((one) => lookUp(one, subject, signal)));
    const failed = looked.find((one) => 'reason' in one);
    if (failed && 'reason' in failed) return unknown(failed.reason, release.from);
    const rest = added.slice(maxLooked).map((one) => ({ ...one, ...exoticOf(one) }));
    return known([...looked.flatMap((one) => ('reason' in one ? [] : [one])), ...rest], release.from, now());
  }

  async function lookUp(
    dependency: DeclaredDependency,
    subject: Subject,
    signal: AbortSignal,
  ): Promise<NewDependency | { readonly reason: string }> {
    const exotic = exoticOf(dependency);
    const registry = registries.get(dependency.ecosystem);
    if (exotic.exotic !== undefined || !registry) return { ...dependency, ...exotic };
    const rules = ecosystemOf(dependency.ecosystem);
    const name = rules.normalise(dependency.name);
    const isOwn = registry.place(name, undefined) === 'private';
    if (!isOwn && internalPattern({ ...dependency, name }, subject.internalNames ?? []) !== undefined)
      return dependency;
    const ask: ProjectAsk = {
      name,
      now: subject.now,
      versions: [],
      pick: (history) => {
        const resolved = resolve(rules, history, dependency.range);
        return 'version' in resolved && resolved.version !== undefined ? [resolved.version] : [];
      },
      ...privateOrigin(subject, name, registry),
      signal,
    };
    const [found, popularity] = await Promise.all([registry.lookup(ask), registry.popularity(ask)]);
    if (found.state === 'failed') return { reason: found.reason };
    if (found.state === 'missing') return { ...dependency, missing: true };
    const weeklyDownloads = popularity.state === 'known' ? popularity.value.weeklyDownloads : undefined;
    return { ...dependency, ...(await describe(found.project, dependency, subject)), ...defined({ weeklyDownloads }) };
  }

  return {
    id: 'dependencies',
    routed: true,
    provides: ['newDependencies'],
    after: ['owners', 'previousRelease', 'release'],
    ecosystems: [...registries.keys()],
    collect: async (subject, budget) => ({ newDependencies: await collect(subject, budget.signal) }),
    use: () => ({ asked: 0, failed: 0 }),
  };
}

/** What a private package needs of its own scope comes from the same registry, and its name is told to no other. */
function privateOrigin({ change }: Subject, name: string, registry: Registry): { readonly origin?: string } {
  const { origin } = change.after;
  const scope = /^@[^/]+\//.exec(change.name)?.[0];
  if (scope === undefined || !name.startsWith(scope) || origin.kind !== 'registry' || origin.url === undefined)
    return {};
  return registry.ecosystem === change.ecosystem && registry.place(change.name, origin.url) === 'private'
    ? { origin: origin.url }
    : {};
}

function exoticOf(dependency: DeclaredDependency): { readonly exotic?: string } {
  const exotic = exoticSpec(dependency.range);
  return exotic === undefined ? {} : { exotic };
}

async function describe(
  project: Project,
  dependency: DeclaredDependency,
  subject: Subject,
): Promise<Partial<NewDependency>> {
  const history = project.history.state === 'known' ? project.history.value : undefined;
  if (!history) return {};
  const taken = resolve(ecosystemOf(dependency.ecosystem), history, dependency.range);
  const resolved = 'version' in taken ? taken.version : undefined;
  const release = resolved === undefined ? undefined : valueOf(await project.release(resolved));
  const publisher = release && valueOf(release.publishedBy)?.account.name;
  const hooks = release && valueOf(release.hooks);
  return defined({
    resolved,
    createdAt: history.createdAt ?? history.releases[0]?.publishedAt,
    publishedAt: release && valueOf(release.publishedAt),
    publisher,
    sameOwner: sameOwner(subject, valueOf(project.owners), publisher),
    releases: history.releases.length,
    hooks,
    hasRepository:
      release && (release.repository.state === 'unknown' ? undefined : release.repository.state === 'known'),
  });
}

function valueOf<T>(fact: Known<T>): T | undefined {
  return fact.state === 'known' ? fact.value : undefined;
}

/** Whether one of those who own or publish the dependency owns or publishes the package that brings it. */
function sameOwner(subject: Subject, owners: Owners | undefined, publisher: string | undefined): boolean | undefined {
  const { owners: own, release } = subject.found;
  const mine = new Set([
    ...(own?.state === 'known' ? own.value.accounts.map(({ name }) => name) : []),
    ...publisherNames(release?.state === 'known' ? release.value : undefined),
  ]);
  const theirs = [...(owners?.accounts.map(({ name }) => name) ?? []), ...(publisher === undefined ? [] : [publisher])];
  if (mine.size === 0 || theirs.length === 0) return undefined;
  return theirs.some((name) => mine.has(name));
}

/** A trusted publisher's account is the same for everybody: it owns nothing. */
function publisherNames(release: Release | undefined): readonly string[] {
  if (release?.publishedBy.state !== 'known' || release.publishedBy.value.kind !== 'account') return [];
  return [release.publishedBy.value.account.name];
}
