import { isPinned, type Entry } from '../../domain/dependency.ts';
import type { Release, Resolution } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Budget, Collected, Source, Subject } from '../../evidence/source.ts';
import { sameBytes } from './same-bytes.ts';
import { previousRelease, resolve } from './resolve.ts';
import type { Project, ProjectAsk, Registry } from './registry.ts';

const provides = ['history', 'owners', 'previousRelease', 'projectStatus', 'release', 'resolution'] as const;

const foreignReason = 'the entry comes from a registry that is not configured, and its hash is not the public one';

const strayReason =
  'the name belongs to a registry of your own, the entry comes from elsewhere, and its hash is not the one of that registry';

/** A registry as a source of evidence: what it says of the project, of the release and of the one before it. */
export function registrySource(registry: Registry, now: () => Instant): Source {
  async function collect(subject: Subject, budget: Budget): Promise<Collected> {
    const entry = subject.change.after;
    if (entry.origin.kind !== 'registry') return every(absent(registry.id, now())); // its bytes come from elsewhere
    const lookup = await registry.lookup(askFor(subject, budget));
    if (lookup.state === 'failed') return every(unknown(lookup.reason, registry.id));
    if (lookup.state === 'missing') return every(absent(lookup.from, now()));
    return factsOf(lookup.project, subject, registry);
  }

  async function factsOf(project: Project, subject: Subject, asked: Registry): Promise<Collected> {
    const entry = subject.change.after;
    const { history, owners, status } = project;
    const resolution = resolutionOf(project, subject);
    const resolved = resolution.state === 'known' ? resolution.value.version : undefined;
    const version = subject.after?.version ?? (isPinned(entry) ? entry.version : resolved);
    const before =
      subject.before?.version ?? (version === undefined ? undefined : previousVersion(project, subject, version));
    const missing = (): Known<Release> => (resolution.state === 'unknown' ? resolution : absent(project.from, now()));
    const [release, previous] = await Promise.all([
      version === undefined ? missing() : project.release(version),
      before === undefined
        ? absent<Release>(project.from, now())
        : earlierRelease(project, subject, { before, version }),
    ]);
    const place = asked.place(subject.change.name, originOf(entry));
    if ((place === 'foreign' || place === 'stray') && !sameBytes(entry, release))
      return every(unknown(place === 'stray' ? strayReason : foreignReason, registry.id));
    return { history, owners, projectStatus: status, release, previousRelease: previous, resolution };
  }

  /** The release before; where the registry does not have it any more, the nearest one below the release under review. */
  async function earlierRelease(
    project: Project,
    subject: Subject,
    { before, version }: { readonly before: string; readonly version: string | undefined },
  ): Promise<Known<Release>> {
    const release = await project.release(before);
    const nearest =
      release.state === 'absent' && version !== undefined ? previousVersion(project, subject, version) : undefined;
    return nearest === undefined || nearest === before ? release : project.release(nearest);
  }

  function resolutionOf(project: Project, subject: Subject): Known<Resolution> {
    const entry = subject.change.after;
    const { history, from } = project;
    if (history.state !== 'known') return history.state === 'absent' ? absent(from, now()) : history;
    // No registry can tell what a variable holds when a build runs: that it is not known is no failure of a source.
    if (!isPinned(entry) && isComputed(entry.range))
      return { state: 'unknown', reason: 'a variable in the range decides the version', from, cause: 'not-told' };
    if (isPinned(entry)) {
      const rules = ecosystemOf(subject.change.ecosystem);
      const wanted = rules.normaliseVersion(entry.version);
      const there = history.value.releases.some(({ version }) => rules.normaliseVersion(version) === wanted);
      return known({ version: entry.version, admitted: there ? 1 : 0 }, from, now());
    }
    const resolved = resolve(ecosystemOf(subject.change.ecosystem), history.value, entry.range);
    return 'reason' in resolved ? unknown(resolved.reason, from) : known(resolved, from, now());
  }

  return { id: registry.id, provides, ecosystems: [registry.ecosystem], collect, use: registry.use, routed: true };
}

/** `==$VERSION`, `${{ matrix.version }}`, `{{ version }}`. */
function isComputed(range: string): boolean {
  return range.includes('$') || range.includes('{{');
}

/** The question about a subject's project, with the versions whose details will be wanted. */
export function askFor(subject: Subject, budget: Budget): ProjectAsk {
  const { change } = subject;
  const entry = change.after;
  const ecosystem = ecosystemOf(change.ecosystem);
  const pinned = subject.after?.version ?? (isPinned(entry) ? entry.version : undefined);
  const origin = originOf(entry);
  return {
    name: change.name,
    now: subject.now,
    versions: [pinned, subject.before?.version].flatMap((version) => version ?? []),
    pick: (history) => {
      const resolved = pinned === undefined && !isPinned(entry) ? resolve(ecosystem, history, entry.range) : undefined;
      const version = pinned ?? (resolved && 'version' in resolved ? resolved.version : undefined);
      const previous =
        version === undefined ? undefined : previousRelease(ecosystem, history, { version, ...seasonOf(subject) });
      return [version, previous].flatMap((one) => one ?? []);
    },
    ...(origin === undefined ? {} : { origin }),
    signal: budget.signal,
  };
}

function previousVersion(project: Project, subject: Subject, version: string): string | undefined {
  if (project.history.state !== 'known') return undefined;
  const rules = ecosystemOf(subject.change.ecosystem);
  return previousRelease(rules, project.history.value, { version, ...seasonOf(subject) });
}

/** Whoever has a package already, in whatever release, is told what the next one changes. */
function seasonOf({ change, now }: Subject): { readonly seasonedBefore?: Instant } {
  return change.kind === 'added' ? { seasonedBefore: now } : {};
}

function originOf(entry: Entry): string | undefined {
  return entry.origin.kind === 'registry' ? entry.origin.url : undefined;
}

/** The same answer for every fact: that there is none, or why we do not know. */
function every(value: Known<never>): Collected {
  const facts: Partial<Record<(typeof provides)[number], Known<never>>> = {};
  for (const name of provides) facts[name] = value;
  return facts;
}
