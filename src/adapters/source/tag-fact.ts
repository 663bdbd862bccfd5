import type { Release, SourceTag } from '../../domain/facts.ts';
import { absent, known, unknown, type Known } from '../../domain/known.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Ecosystem } from '../../ecosystems/ecosystem.ts';
import type { Subject } from '../../evidence/source.ts';
import { settledBefore } from '../registries/resolve.ts';
import type { GithubName } from '../repository-url.ts';
import type { GithubAccess } from './access.ts';
import type { GithubApi, GithubRef, GithubRepository } from './github-api.ts';
import { isOnBranch } from './on-branch.ts';
import type { Piece } from './pieces.ts';
import type { FactContext } from './repository-fact.ts';
import { sourceName } from './repository-name.ts';

const maxEarlier = 5;
const maxLeads = 6;

/** Whether the source repository knows of a release: its tag, the habit of tagging, and the commit the registry records. */
export async function tagFact(access: GithubAccess, subject: Subject, context: FactContext): Promise<Known<SourceTag>> {
  const { from, now, signal } = context;
  const source = sourceName(subject);
  if (source.state === 'unknown') return unknown(source.reason, from);
  const version = subject.after?.version;
  const { history, release } = subject.found;
  if (source.state === 'none' || version === undefined || release?.state !== 'known') return absent(from, now());
  const rules = ecosystemOf(subject.change.ecosystem);
  const earlier = history?.state === 'known' ? settledBefore(rules, history.value, version) : [];
  const stable = earlier.filter((entry) => !rules.isPrerelease(entry.version) || rules.isPrerelease(version));
  const versions = stable.slice(0, maxEarlier).map((entry) => entry.version);
  const names = (one: string): readonly string[] => rules.tagNames(subject.change.name, one);
  const wanted = { version, versions, names };
  const api = await access.about(source.name, foreseen(wanted, release.value), signal);
  const asked = api.repository(source.name, signal);
  const isThere = async (): Promise<boolean> => (await asked).state === 'found';
  const [repository, found] = await Promise.all([asked, findTags(api, source.name, { ...wanted, signal, isThere })]);
  if (repository.state === 'failed') return unknown(repository.reason, from);
  if (repository.state === 'missing') return absent(from, now());
  const at = { name: source.name, repository: repository.value, line: rules.line(version) };
  if ('reason' in found) return unknown(found.reason, from);
  const tag = found.tag && (await tagOf(api, at, { ref: found.tag, signal }));
  const recorded = await recordedCommit(api, at, { release: release.value, tag, signal });
  if (recorded && 'reason' in recorded) return unknown(recorded.reason, from);
  const fact: SourceTag = {
    repository: repository.value.fullName,
    tag,
    earlierTagged: found.earlierTagged,
    earlierChecked: versions.length,
    ...(recorded ? { recordedCommit: recorded } : {}),
  };
  return known(fact, from, now());
}

interface Place {
  readonly name: GithubName;
  readonly repository: GithubRepository;
  readonly line: string | undefined;
}

interface Versions {
  readonly version: string;
  /** The settled ones before it. */
  readonly versions: readonly string[];
  readonly names: (version: string) => ReturnType<Ecosystem['tagNames']>;
}

interface Wanted extends Versions {
  readonly signal: AbortSignal;
  /** Whether the repository answers at all: before the rarer spellings are tried. */
  readonly isThere: () => Promise<boolean>;
}

type FoundTags = { readonly tag: GithubRef | undefined; readonly earlierTagged: number } | { readonly reason: string };

/**
 * Asks for tags by the beginning that the names of all versions share (`v1.`). The likeliest spelling goes first: usually
 * that one request tells both the tag and the habit. All other spellings follow together.
 */
async function findTags(api: GithubApi, name: GithubName, wanted: Wanted): Promise<FoundTags> {
  const { version, versions, names, signal } = wanted;
  const [first, ...others] = startsOf(wanted);
  const tagged = new Set<string>();
  for (const starts of [first === undefined ? [] : [first], others]) {
    const answers = await Promise.all(
      starts.map((start) => api.tagsAmong(name, { start, names: namesFrom(start, wanted) }, signal)),
    );
    const failed = answers.find((answer) => answer.state === 'failed');
    if (failed?.state === 'failed') return { reason: failed.reason };
    const refs = new Map(
      answers.flatMap((answer) => (answer.state === 'found' ? answer.value : [])).map((ref) => [ref.name, ref]),
    );
    for (const one of versions) if (names(one).some((tag) => refs.has(tag))) tagged.add(one);
    const tag = names(version).flatMap((candidate) => refs.get(candidate) ?? [])[0];
    if (tag || !(await wanted.isThere())) return { tag, earlierTagged: tagged.size };
  }
  const likeliest = names(version)[0];
  const released = likeliest === undefined ? false : await api.hasRelease(name, likeliest, signal);
  if (released === undefined) return { reason: 'GitHub did not say whether there is a release' };
  const tag = released && likeliest !== undefined ? { name: likeliest, sha: '', annotated: false } : undefined;
  return { tag, earlierTagged: tagged.size };
}

/**
 * What will be asked, where one request may ask all of it: every spelling for the version, the likeliest for those before
 * it, and how the commit of the release lies to the default branch.
 */
function foreseen(wanted: Versions, release: Release): readonly Piece[] {
  const { version, names } = wanted;
  const [first, ...others] = startsOf(wanted);
  const tags = new Set(first === undefined ? [] : namesFrom(first, wanted));
  for (const tag of names(version)) if (others.some((start) => tag.startsWith(start))) tags.add(tag);
  const [likeliest] = names(version);
  const sha = shaOf(release);
  const head = sha ?? likeliest;
  return [
    { kind: 'repository' },
    ...[...tags].map((name) => ({ kind: 'tag' as const, name })),
    ...(likeliest === undefined ? [] : [{ kind: 'release' as const, tag: likeliest }]),
    ...(sha === undefined ? [] : [{ kind: 'commit' as const, sha }]),
    ...(head === undefined ? [] : [{ kind: 'comparison' as const, head }]),
  ];
}

/** Names of tags of all versions that begin so. */
function namesFrom(start: string, { version, versions, names }: Versions): readonly string[] {
  return [...new Set([version, ...versions].flatMap(names))].filter((tag) => tag.startsWith(start));
}

/** How tags of these versions begin, likeliest spelling first. */
function startsOf({ version, versions, names }: Versions): readonly string[] {
  const shared = sharedStart([version, ...versions]);
  const leads = new Set(names(version).flatMap((tag) => leadOf(tag, version)));
  return [...leads].slice(0, maxLeads).map((lead) => `${lead}${shared}`);
}

/** What stands before the version in a tag's name. */
function leadOf(tag: string, version: string): readonly string[] {
  const at = tag.lastIndexOf(version);
  return at === -1 ? [] : [tag.slice(0, at)];
}

/** The longest beginning that all versions share; the whole version when it is alone. */
function sharedStart(versions: readonly string[]): string {
  const [first = '', ...others] = versions;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

async function tagOf(
  api: GithubApi,
  at: Place,
  { ref, signal }: { readonly ref: GithubRef; readonly signal: AbortSignal },
): Promise<NonNullable<SourceTag['tag']>> {
  const commit = ref.sha === '' ? undefined : await api.tagCommit(at.name, ref, signal);
  if (commit === undefined) return { name: ref.name };
  const onBranch = await isOnBranch(api, at, { sha: commit, signal });
  return { name: ref.name, commit, ...(onBranch === undefined ? {} : { onBranch }) };
}

type Recorded = SourceTag['recordedCommit'] | { readonly reason: string };

/** The commit that the publisher's tool recorded is in the repository, or it is not. */
async function recordedCommit(
  api: GithubApi,
  at: Place,
  { release, tag, signal }: { readonly release: Release; readonly tag: SourceTag['tag']; readonly signal: AbortSignal },
): Promise<Recorded> {
  const sha = shaOf(release);
  if (sha === undefined) return undefined;
  if (tag?.commit === sha)
    return { sha, exists: true, ...(tag.onBranch === undefined ? {} : { onBranch: tag.onBranch }) };
  const answer = await api.hasCommit(at.name, sha, signal);
  if (answer.state === 'failed') return { reason: answer.reason };
  if (answer.state === 'missing') return { sha, exists: false };
  const onBranch = await isOnBranch(api, at, { sha, signal });
  return { sha, exists: true, ...(onBranch === undefined ? {} : { onBranch }) };
}

/** The whole hash of the commit that the registry records. */
function shaOf({ commit }: Release): string | undefined {
  return commit.state === 'known' && /^[0-9a-f]{40}$/i.test(commit.value) ? commit.value.toLowerCase() : undefined;
}
