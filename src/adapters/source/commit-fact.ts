import { isPinned, type Entry } from '../../domain/dependency.ts';
import type { PinnedCommit } from '../../domain/facts.ts';
import { absent, known, unknown, type Known } from '../../domain/known.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { Subject } from '../../evidence/source.ts';
import type { GithubName } from '../repository-url.ts';
import type { GithubAccess } from './access.ts';
import { addedLines } from './added-lines.ts';
import type { GithubApi, GithubCommit, GithubRef } from './github-api.ts';
import { isOnBranch } from './on-branch.ts';
import type { Piece } from './pieces.ts';
import type { FactContext } from './repository-fact.ts';
import { sourceName } from './repository-name.ts';

const tagPages = 3;

/** The commit an entry pins, by itself or through a tag or branch; absent for entries that pin none. */
export async function commitFact(
  access: GithubAccess,
  subject: Subject,
  context: FactContext & { readonly entry: Entry | undefined },
): Promise<Known<PinnedCommit>> {
  const { entry, from, now, signal } = context;
  const wanted = entry && refOf(subject, entry);
  if (!entry || wanted === undefined) return absent(from, now());
  const source = sourceName(subject);
  if (source.state === 'unknown') return unknown(source.reason, from);
  if (source.state === 'none') return absent(from, now());
  const { name } = source;
  const fullName = `${name.owner}/${name.name}`;
  const api = await access.about(name, foreseen(wanted), signal);
  const [repository, commit, tags] = await Promise.all([
    api.repository(name, signal),
    api.commit(name, wanted, signal),
    api.tags(name, tagPages, signal),
  ]);
  if (repository.state === 'failed') return unknown(repository.reason, from);
  if (repository.state === 'missing') return unknown(`${fullName} is not there, or this token may not see it`, from);
  if (commit.state === 'failed') return unknown(commit.reason, from);
  if (tags.state === 'failed') return unknown(tags.reason, from);
  const seen = tags.state === 'found' ? tags.value : [];
  const claim = claimOf(subject, entry);
  const claimed = claim.length === 0 ? undefined : await claimedTag(api, name, { claim, seen, signal });
  const base = { repository: fullName, ...(claimed ? { claimedTag: claimed } : {}) };
  if (commit.state === 'missing') {
    return known({ ...base, sha: wanted, exists: false, onBranch: undefined, tags: [] }, from, now());
  }
  const { sha } = commit.value;
  const line = isPinned(entry) ? ecosystemOf(subject.change.ecosystem).line(claimed?.name ?? entry.version) : undefined;
  const onBranch = await isOnBranch(api, { name, repository: repository.value, line }, { sha, signal });
  return known({ ...base, ...describe(commit.value, seen), exists: true, onBranch }, from, now());
}

function describe(
  commit: GithubCommit,
  seen: readonly GithubRef[],
): Omit<PinnedCommit, 'repository' | 'exists' | 'onBranch'> {
  const here = seen.filter((tag) => tag.sha === commit.sha).map((tag) => tag.name);
  return {
    sha: commit.sha,
    ...(commit.date === undefined ? {} : { date: commit.date }),
    ...(commit.author === undefined ? {} : { author: commit.author }),
    ...(commit.verified === undefined ? {} : { verified: commit.verified }),
    ...(commit.message === undefined ? {} : { message: commit.message }),
    tags: here.slice(0, 50),
    tagsAtCommit: here.length,
    tagsSeen: seen.length,
    files: addedLines(commit.files),
  };
}

const fullSha = /^[0-9a-f]{40}$/i;

/** A commit that is named by its hash will be compared with the default branch; that of a tag must be found first. */
function foreseen(ref: string): readonly Piece[] {
  return [{ kind: 'repository' }, ...(fullSha.test(ref) ? [{ kind: 'comparison' as const, head: ref }] : [])];
}

/** The commit, tag or branch whose code the entry takes. Registry releases count where the lock names a reference. */
function refOf({ change }: Subject, entry: Entry): string | undefined {
  const { origin } = entry;
  const version = isPinned(entry) ? entry.version : entry.range;
  if (change.ecosystem === 'githubactions')
    return version.startsWith('docker:') || version === '' ? undefined : version;
  const digest = isPinned(entry) ? entry.digest : undefined;
  if (origin.kind === 'git') return origin.commit ?? digest ?? origin.ref ?? 'HEAD';
  return origin.kind === 'registry' && digest !== undefined && fullSha.test(digest) ? digest : undefined;
}

/** Names of the tag that the entry says it is, likeliest first: its comment, its version where that is no commit. */
function claimOf({ change }: Subject, entry: Entry): readonly string[] {
  const comment = isPinned(entry) ? entry.comment : undefined;
  const word = comment
    ?.trim()
    .split(/[\s,;]+/)
    .map((one) => one.replace(/^(?:tag|ref|pin|ratchet|version)[=:@]/i, ''))
    .find((one) => /\d/.test(one));
  const version = isPinned(entry) ? entry.version : '';
  if (word !== undefined) return spellings(word.includes('@') ? (word.split('@').at(-1) ?? word) : word);
  // A branch of composer's: `dev-main`, `2.x-dev`.
  const isBranch = change.ecosystem === 'composer' && /^dev-|-dev$/.test(version);
  if (fullSha.test(version) || version === '' || isBranch) return [];
  return change.ecosystem === 'githubactions'
    ? [version]
    : ecosystemOf(change.ecosystem).tagNames(change.name, version);
}

function spellings(tag: string): readonly string[] {
  return tag.startsWith('v') ? [tag, tag.slice(1)] : [tag, `v${tag}`];
}

async function claimedTag(
  api: GithubApi,
  name: GithubName,
  {
    claim,
    seen,
    signal,
  }: { readonly claim: readonly string[]; readonly seen: readonly GithubRef[]; readonly signal: AbortSignal },
): Promise<PinnedCommit['claimedTag']> {
  const listed = claim.flatMap((tag) => seen.find((ref) => ref.name === tag) ?? [])[0];
  if (listed) return { name: listed.name, commit: listed.sha };
  const first = claim[0];
  if (first === undefined) return undefined;
  const like = await api.tagsAmong(name, { start: first, names: [first] }, signal);
  const exact = like.state === 'found' ? like.value[0] : undefined;
  return { name: first, commit: exact && (await api.tagCommit(name, exact, signal)) };
}
