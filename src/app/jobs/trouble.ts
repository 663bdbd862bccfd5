import { LockwardenError } from '../../domain/error.ts';

/** The code of an error that says: too much at once, it will go on. */
export const limited = 'github-limited';

/** A failure of GitHub as its adapter tells it. */
interface Failure {
  readonly failed: string;
  readonly reason: string;
  readonly retryAfterMs?: number;
}

/** The failure as an error that the runner understands: the job runs again, at GitHub's word or with back-off. */
export function trouble(failure: Failure): LockwardenError & { readonly retryAfterMs?: number } {
  const code = failure.failed === 'limited' ? limited : 'github-failed';
  const error = new LockwardenError(code, failure.reason);
  return failure.retryAfterMs === undefined ? error : Object.assign(error, { retryAfterMs: failure.retryAfterMs });
}
