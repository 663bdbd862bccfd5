import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { messageOf } from '../../domain/error.ts';
import { createRedactor } from './redact.ts';

/** One line per event, as JSON; fields are few and chosen, never whole requests, answers or bodies. */
export type Log = Logger;

interface LogOptions {
  readonly level: string;
  /** Values that must never appear. */
  readonly secrets: readonly string[];
  /** Default: standard output. */
  readonly to?: DestinationStream;
}

/** Makes the log. Every line passes the redaction as a whole, so that no field can be forgotten. */
export function createLog({ level, secrets, to }: LogOptions): Log {
  const redact = createRedactor(secrets);
  const sink = to ?? pino.destination({ dest: 1, sync: true });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describe, error: describe },
    },
    { write: (line) => sink.write(redact(line)) },
  );
}

/** What a log tells of a thrown thing: name, message, code and stack. Requests and answers that hang on it are left out. */
function describe(thrown: unknown): Record<string, string> {
  const of = (key: string) =>
    typeof thrown === 'object' && thrown !== null && key in thrown
      ? String(Reflect.get(thrown, key)).slice(0, 4_000)
      : '';
  const fields = { type: of('name'), message: messageOf(thrown).slice(0, 2_000), code: of('code'), stack: of('stack') };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
