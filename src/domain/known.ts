/** ISO 8601 in UTC with a final `Z`. */
export type Instant = string;

/**
 * A fact with its source and the moment it was read. "We do not know" is a value: a registry that did not answer or a
 * fact that a mirror strips is `unknown` with its reason; `absent` means that the source was asked and has none.
 */
export type Known<T> =
  | { readonly state: 'known'; readonly value: T; readonly from: string; readonly at: Instant }
  | { readonly state: 'absent'; readonly from: string; readonly at: Instant }
  | {
      readonly state: 'unknown';
      readonly reason: string;
      /** The source that was asked; undefined where none could be. */
      readonly from?: string;
      /** `not-told`: this source never tells it (a mirror strips it), as against one that failed to answer. */
      readonly cause?: 'failed' | 'not-told';
    };

export function known<T>(value: T, from: string, at: Instant): Known<T> {
  return { state: 'known', value, from, at };
}

export function absent<T>(from: string, at: Instant): Known<T> {
  return { state: 'absent', from, at };
}

export function unknown<T>(reason: string, from?: string): Known<T> {
  return from === undefined ? { state: 'unknown', reason } : { state: 'unknown', reason, from };
}
