import { isPinned, type Entry } from '../../domain/dependency.ts';
import type { ArchiveDelta, PinnedCommit } from '../../domain/facts.ts';
import type { Known } from '../../domain/known.ts';
import type { Subject } from '../../evidence/source.ts';
import { sourceName } from '../source/repository-name.ts';
import type { GithubName } from '../repository-url.ts';

/** The two states of an action's repository that are compared. */
export interface ActionCommits {
  readonly name: GithubName;
  /** Folder of the action; empty for the repository's root. */
  readonly folder: string;
  readonly before: string;
  readonly after: string;
}

/** What is compared, that there is nothing to compare, or why it cannot be. */
export type Comparable =
  | { readonly state: 'both'; readonly commits: ActionCommits }
  | { readonly state: 'nothing' }
  | { readonly state: 'open'; readonly why: Extract<Known<ArchiveDelta>, { state: 'unknown' }> };

const fullSha = /^[0-9a-f]{40}$/i;
const source = 'github-archives';
const preCommit = /(?:^|\/)(?:\.pre-commit-config\.ya?ml|prek\.yaml)$/;

/** The commits of a changed action: as the entries pin them, else as the tags and branches were found to lead to them. */
export function actionCommits(subject: Subject): Comparable {
  const { change, found } = subject;
  const before = change.kind === 'changed' ? change.before : change.beside;
  if (before === undefined || change.after.origin.kind === 'path') return { state: 'nothing' };
  if (preCommit.test(change.path)) return notTold('the code of hooks for pre-commit is not compared');
  const folder = isPinned(change.after) ? (change.after.subpath ?? '') : '';
  if (/\.ya?ml$/i.test(folder)) return notTold('a reusable workflow is a file of its own, which is not compared');
  const source = sourceName(subject);
  if (source.state !== 'named') return { state: 'nothing' };
  const [old, now] = [commitOf(before, found.previousCommit), commitOf(change.after, found.pinnedCommit)];
  if (typeof now !== 'string') return { state: 'open', why: now };
  if (typeof old !== 'string') return { state: 'open', why: old };
  if (old === now) return { state: 'nothing' };
  return { state: 'both', commits: { name: source.name, folder, before: old, after: now } };
}

type Open = Extract<Comparable, { state: 'open' }>['why'];

function commitOf(entry: Entry, found: Known<PinnedCommit> | undefined): string | Open {
  const pinned = isPinned(entry) ? [entry.digest, entry.version].find((text) => fullSha.test(text ?? '')) : undefined;
  if (pinned !== undefined) return pinned.toLowerCase();
  if (found?.state === 'known' && found.value.exists && fullSha.test(found.value.sha)) return found.value.sha;
  const reason = found?.state === 'unknown' ? found.reason : 'its commit is not known';
  return { state: 'unknown', reason, from: source, cause: 'not-told' };
}

function notTold(reason: string): Comparable {
  return { state: 'open', why: { state: 'unknown', reason, from: source, cause: 'not-told' } };
}
