import type { FileReader } from '../../src/review/ports.ts';
import type { Case } from './case.ts';
import { runConfigCase } from './config-case.ts';
import { runExtractCase, runReviewCase, warmUp } from './reading-case.ts';
import { runSlashCase } from './slash-case.ts';
import { runWebhookCase } from './webhook-case.ts';

/** Every kind of case, by its `op`. Files are read by `reader`: the killable workers that the App reads with. */
const kinds: Readonly<Record<string, (asked: Case, reader: FileReader) => Promise<object>>> = {
  config: runConfigCase,
  diff: runReviewCase,
  extract: runExtractCase,
  noop: warmUp,
  policy: runReviewCase,
  slash: runSlashCase,
  tree: runExtractCase,
  webhook: runWebhookCase,
};

export async function runCase(asked: Case, reader: FileReader): Promise<object> {
  const run = kinds[asked.op];
  if (run === undefined) throw new Error(`there is no op ${asked.op}`);
  return await run(asked, reader);
}
