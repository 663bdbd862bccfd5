import { codeOf, messageOf } from '../../domain/error.ts';
import type { GitHubFailure, Refusal } from './failure.ts';
import { failureOfRefusal } from './failure.ts';
import { NoAnswer } from './octokit.ts';

/** Carries a failure through Octokit's hooks, which know only thrown errors. */
export class FailedRequest extends Error {
  readonly code = 'github-failed';
  readonly failure: GitHubFailure;

  constructor(failure: GitHubFailure) {
    super(failure.reason);
    this.name = 'FailedRequest';
    this.failure = failure;
  }
}

/** The failure behind whatever an Octokit request threw; undefined when it is no failure of a request but a mistake of ours. */
export function failureOfError(error: unknown, asked: string, wallClock: () => number): GitHubFailure | undefined {
  if (error instanceof FailedRequest) return error.failure;
  const refusal = refusalOf(error);
  if (refusal !== undefined) return failureOfRefusal(refusal, asked, wallClock);
  const cause = fieldOf(error, 'cause');
  if (!(cause instanceof NoAnswer)) return undefined;
  const reason = `no usable answer to ${asked}: ${messageOf(cause)}`;
  return cause.unclear ? { failed: 'unavailable', reason, unclear: true } : { failed: 'unavailable', reason };
}

/** The answer inside an Octokit error, if one came. */
export function refusalOf(error: unknown): Refusal | undefined {
  const response = fieldOf(error, 'response');
  const status = Number(fieldOf(response, 'status'));
  if (response === undefined || !Number.isInteger(status)) return undefined;
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(fieldOf(response, 'headers') ?? {})) headers[name] = String(value);
  const message = fieldOf(fieldOf(response, 'data'), 'message');
  return { status, headers, message: typeof message === 'string' ? message : codeOf(error) };
}

function fieldOf(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null && key in from ? Reflect.get(from, key) : undefined;
}
