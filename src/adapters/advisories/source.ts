import { isPinned } from '../../domain/dependency.ts';
import type { Advisory, AdvisoryMatch } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import type { EcosystemId, PackageVersion } from '../../domain/package.ts';
import { ecosystems, ecosystemOf } from '../../ecosystems/index.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import type { Registry } from '../registries/registry.ts';
import { resolve } from '../registries/resolve.ts';
import { sameBytes } from '../registries/same-bytes.ts';
import { askFor } from '../registries/source.ts';
import { advisoriesOf } from './merge.ts';
import type { AdvisoryLookup } from './osv.ts';

export interface AdvisoryParts {
  readonly id: string;
  readonly lookup: AdvisoryLookup;
  readonly registries: ReadonlyMap<EcosystemId, Registry>;
  readonly now: () => Instant;
  readonly use: () => { readonly asked: number; readonly failed: number };
}

/**
 * Advisories for the version after the change and the one before. A package that does not come from the public registry
 * is another package, whatever its name: public advisories are absent for it, not empty.
 */
export function advisorySources(parts: AdvisoryParts): readonly Source[] {
  const { id, lookup, now } = parts;

  async function about(
    subject: Subject,
    version: string | undefined,
    spelled: string,
  ): Promise<readonly Advisory[] | { readonly reason: string }> {
    if (version === undefined) return [];
    const { ecosystem, name } = subject.change;
    const asked: PackageVersion = { ecosystem, name, version };
    const answer = await lookup({ ...asked, name: spelled });
    return 'reason' in answer ? answer : advisoriesOf(answer.records, asked, { now: subject.now, source: id });
  }

  async function collect(subject: Subject, budget: Budget): Promise<Collected> {
    return { advisories: await match(subject, budget) };
  }

  async function match(subject: Subject, budget: Budget): Promise<Known<AdvisoryMatch>> {
    const { ecosystem } = subject.change;
    if (ecosystemOf(ecosystem).osv === undefined) return absent(id, now());
    const isPublic = await comesFromPublic(subject, budget, parts.registries.get(ecosystem));
    if (isPublic !== true) return isPublic === false ? absent(id, now()) : unknown(isPublic.reason, id);
    const versions =
      ecosystem === 'githubactions'
        ? actionVersions(subject)
        : await versionsOf(subject, budget, parts.registries.get(ecosystem));
    if ('reason' in versions) return unknown(versions.reason, id);
    // The registry was asked and knows no release: its own facts say so, and nothing failed here.
    if (versions.after === undefined)
      return { state: 'unknown', reason: 'there is no version to look up', from: id, cause: 'not-told' };
    const spelled = await spelledName(subject, budget, parts.registries.get(ecosystem));
    if (typeof spelled !== 'string') return unknown(spelled.reason, id);
    const ask = (version: string | undefined) => about(subject, version, spelled);
    const [after, before] = await Promise.all([ask(versions.after), ask(versions.before)]);
    if ('reason' in after) return unknown(after.reason, id);
    return 'reason' in before ? unknown(before.reason, id) : known({ after, before }, id, now());
  }

  const others = Object.values(ecosystems)
    .map((one) => one.id)
    .filter((one) => one !== 'githubactions');
  const source = { provides: ['advisories'], collect, use: parts.use, routed: true } as const;
  return [
    { ...source, id, ecosystems: others },
    {
      ...source,
      id: `${id} (actions)`,
      after: ['pinnedCommit'],
      ecosystems: ['githubactions'],
      use: () => ({ asked: 0, failed: 0 }),
    },
  ];
}

/** Whether the entry is the public package of its name; a foreign registry's copy counts when the hash is the same. */
async function comesFromPublic(
  subject: Subject,
  budget: Budget,
  registry: Registry | undefined,
): Promise<boolean | { readonly reason: string }> {
  const { change } = subject;
  const { origin } = change.after;
  if (origin.kind !== 'registry') return false;
  if (!registry) return true;
  const place = registry.place(change.name, origin.url);
  if (place !== 'foreign') return place === 'public';
  const version = isPinned(change.after) ? change.after.version : undefined;
  const project = await registry.lookup(askFor(subject, budget));
  if (project.state === 'failed') return { reason: project.reason };
  if (project.state === 'missing' || version === undefined) return false;
  return sameBytes(change.after, await project.project.release(version));
}

/** OSV keeps NuGet's names as their owners spell them, and tells large from small letters. */
async function spelledName(
  subject: Subject,
  budget: Budget,
  registry: Registry | undefined,
): Promise<string | { readonly reason: string }> {
  const { ecosystem, name } = subject.change;
  if (ecosystem !== 'nuget' || !registry) return name;
  const project = await registry.lookup(askFor(subject, budget));
  if (project.state === 'failed') return { reason: project.reason };
  return project.state === 'found' ? (project.project.spelled ?? name) : name;
}

interface Versions {
  readonly after: string | undefined;
  readonly before: string | undefined;
}

/** Both versions. A range is resolved here, so that advisories need not wait for the registry's facts about pins. */
async function versionsOf(
  subject: Subject,
  budget: Budget,
  registry: Registry | undefined,
): Promise<Versions | { readonly reason: string }> {
  const { change } = subject;
  const before = subject.before?.version;
  if (subject.after || isPinned(change.after) || !registry) return { after: subject.after?.version, before };
  const project = await registry.lookup(askFor(subject, budget));
  if (project.state === 'failed') return { reason: project.reason };
  if (project.state === 'missing' || project.project.history.state !== 'known') return { after: undefined, before };
  const resolved = resolve(ecosystemOf(change.ecosystem), project.project.history.value, change.after.range);
  return 'reason' in resolved ? resolved : { after: resolved.version, before };
}

/** Actions are pinned by tag, or by commit with a comment or a tag that says which version it is. */
function actionVersions(subject: Subject): { readonly after: string | undefined; readonly before: string | undefined } {
  const { change, found } = subject;
  const before = change.kind === 'changed' ? change.before : undefined;
  const pinned = found.pinnedCommit?.state === 'known' ? found.pinnedCommit.value : undefined;
  const previous = found.previousCommit?.state === 'known' ? found.previousCommit.value : undefined;
  const named = (entry: typeof change.after | undefined, tags: readonly string[] | undefined): string | undefined => {
    if (!entry || !isPinned(entry)) return undefined;
    const words = [entry.version, ...(entry.comment ?? '').split(/\s+/), ...(tags ?? [])];
    return words.find((word) => /^v?\d+(\.\d+)*$/.test(word));
  };
  return { after: named(change.after, pinned?.tags), before: named(before, previous?.tags) };
}
