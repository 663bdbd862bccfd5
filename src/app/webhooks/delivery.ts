import type { AnyJob } from '../jobs/job.ts';

/** A delivery whose signature was found right: its own id, the event's name and the decoded payload. */
export interface Delivery {
  readonly guid: string;
  readonly event: string;
  readonly payload: unknown;
}

/** What a translation may know beside the payload. */
export interface Recipient {
  readonly appId: number;
}

/** What a delivery asks for. `ignored` says why in a word or two, for the metrics. */
export type Translation =
  | { readonly result: 'job'; readonly job: AnyJob }
  | { readonly result: 'ignored'; readonly why: string }
  | { readonly result: 'malformed'; readonly why: string };

/** From an event's payload to a job or nothing: no I/O, no clock. */
export type Translator = (payload: unknown, recipient: Recipient) => Translation;

export function asJob(job: AnyJob): Translation {
  return { result: 'job', job };
}

export function ignored(why: string): Translation {
  return { result: 'ignored', why };
}
