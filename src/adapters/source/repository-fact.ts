import type { Repository } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';
import type { Subject } from '../../evidence/source.ts';
import type { GithubAccess } from './access.ts';
import { sourceName } from './repository-name.ts';

/** What GitHub says of the source repository now. Absent: there is none by that name, or this token may not see it. */
export async function repositoryFact(
  access: GithubAccess,
  subject: Subject,
  context: FactContext,
): Promise<Known<Repository>> {
  const { from, now, signal } = context;
  const source = sourceName(subject);
  if (source.state === 'unknown') return unknown(source.reason, from);
  if (source.state === 'none') return absent(from, now());
  const api = await access.about(source.name, [{ kind: 'repository' }], signal);
  const answer = await api.repository(source.name, signal);
  if (answer.state === 'failed') return unknown(answer.reason, from);
  if (answer.state === 'missing') return absent(from, now());
  const { value } = answer;
  const asked = `${source.name.owner}/${source.name.name}`;
  const ownerCreatedAt =
    value.ownerCreatedAt ??
    (namesCode(subject) && value.owner ? await api.ownerCreatedAt(value.owner, signal) : undefined);
  const fact: Repository = {
    fullName: value.fullName,
    archived: value.archived,
    fork: value.fork,
    ...(value.createdAt === undefined ? {} : { createdAt: value.createdAt }),
    ...(value.stars === undefined ? {} : { stars: value.stars }),
    ...(asked.toLowerCase() === value.fullName.toLowerCase() ? {} : { renamedFrom: asked }),
    ...(ownerCreatedAt === undefined ? {} : { ownerCreatedAt }),
  };
  return known(fact, from, now());
}

/** What every fact of a source repository needs beside the subject. */
export interface FactContext {
  readonly from: string;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
}

/** Where the repository itself hands out the code, a name that was given up and taken again is the whole attack. */
function namesCode({ change }: Subject): boolean {
  return change.ecosystem === 'githubactions' || change.ecosystem === 'composer' || change.after.origin.kind === 'git';
}
