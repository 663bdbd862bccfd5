import { LockwardenError } from '../../domain/error.ts';

/** A failure of GitHub as its adapter tells it. */
interface Failure {
  readonly reason: string;
  readonly retryAfterMs?: number;
}

/** The failure as an error that the runner understands: the job runs again, at GitHub's word or with back-off. */
export function trouble(failure: Failure): LockwardenError & { readonly retryAfterMs?: number } {
  const error = new LockwardenError('github-failed', failure.reason);
  return failure.retryAfterMs === undefined ? error : Object.assign(error, { retryAfterMs: failure.retryAfterMs });
}
