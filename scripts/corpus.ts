import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Holds `lockwarden extract` and `review` against the corpus of real dependency files beside the project. The corpus is other people's files and no
 * part of it; where an expectation is held to be wrong, test/support/corpus-disagreements.json says which and why. Ends non-zero for any other
 * disagreement, and for a listed one that no longer is one.
 */
const corpus = '../shared/corpus';
if (!existsSync(corpus)) {
  process.stderr.write(`The corpus is not here: ${corpus} does not exist.\n`);
  process.exit(2);
}
const disputed: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('test/support/corpus-disagreements.json', 'utf8'),
);
const scratch = mkdtempSync(join(tmpdir(), 'corpus-'));
const rows = join(scratch, 'rows.json');
const command = `${process.execPath} --no-warnings src/bin/cli.ts`;
const scorer = spawn(
  process.execPath,
  [`${corpus}/score.mjs`, '--command', command, '--json', rows, ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
await once(scorer, 'exit');

interface Row {
  readonly case: string;
  readonly ok: boolean;
  readonly bad: readonly string[];
}
const results: readonly Row[] = JSON.parse(readFileSync(rows, 'utf8'));
rmSync(scratch, { recursive: true, force: true });
const failed = results.filter((row) => !row.ok && !Object.hasOwn(disputed, row.case));
const settled = results.filter((row) => row.ok && Object.hasOwn(disputed, row.case));
for (const row of failed) process.stdout.write(`disagrees: ${row.case}: ${row.bad.join(' | ')}\n`);
for (const row of settled) process.stdout.write(`agrees now, take it off the list: ${row.case}\n`);
const agree = results.filter((row) => row.ok).length;
process.stdout.write(`${agree} of ${results.length} agree, ${results.length - agree - failed.length} disputed\n`);
process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length > 0 || settled.length > 0 || results.length === 0 ? 1 : 0;
