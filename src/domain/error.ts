/** The one class that is thrown for an expected failure: a code to branch on, a message, and what to do next. */
export class LockwardenError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint = '') {
    super(message);
    this.name = 'LockwardenError';
    this.code = code;
    this.hint = hint;
  }
}

/** The message of anything thrown, without trusting its type. Jest's realms make `instanceof Error` unreliable. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message);
  return String(thrown);
}

/** The `code` of anything thrown, or an empty string. */
export function codeOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) return String(thrown.code);
  return '';
}
