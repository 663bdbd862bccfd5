import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { goalsOf } from './replay/goals.ts';
import { replayLive } from './replay/live.ts';
import { isOff, tableOf, type Row } from './replay/table.ts';
import { readWorld, replayWorld } from './replay/world.ts';

/**
 * Replays real compromises and quiet bumps: each world is served on loopback and its pull request reviewed as of its minute, once with no advisory
 * known and the bundled compromises left out, once with what was published later.
 *
 *   npm run replay -- [--live [--fresh]] [--only REGEXP] [--check] [--write] [--verbose] [--json FILE]
 *
 * `--live` reviews real quiet bumps from the npm registry instead, fetched once and kept under .cache (`--fresh`: as of an hour after publication). `--check` ends
 * non-zero when a goal of the replay is missed. `--write` puts the table into README.md.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    check: { type: 'boolean' },
    live: { type: 'boolean' },
    fresh: { type: 'boolean' },
    write: { type: 'boolean' },
    verbose: { type: 'boolean' },
    json: { type: 'string' },
    jobs: { type: 'string', default: '2' },
  },
});

if (options.live === true) {
  process.exit((await replayLive({ fresh: options.fresh === true })) > 0 ? 1 : 0);
}

const folder = new URL('../test/replay/worlds/', import.meta.url);
const ids = readdirSync(folder)
  .filter((id) => options.only === undefined || new RegExp(options.only).test(id))
  .toSorted();
const rows: Row[] = [];
const queue = [...ids];
await Promise.all(Array.from({ length: Number(options.jobs) }, work));
rows.sort((a, b) => (a.world.id < b.world.id ? -1 : 1));

async function work(): Promise<void> {
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const world = readWorld(new URL(`${id}/`, folder));
    const zero = await replayWorld(world, { later: false });
    const later = world.kind === 'incident' ? await replayWorld(world, { later: true }) : undefined;
    rows.push({ world, zero, later });
    const off = world.expect.decision.includes(zero.decision) ? '' : `  EXPECTED ${world.expect.decision.join(' or ')}`;
    const offLater =
      later && world.expect.later && !world.expect.later.includes(later.decision)
        ? `  LATER EXPECTED ${world.expect.later.join(' or ')}`
        : '';
    process.stderr.write(
      `${zero.decision.padEnd(10)} ${(later?.decision ?? '').padEnd(10)} ${zero.seconds.toFixed(1).padStart(5)} s ${String(zero.requests).padStart(3)} requests  ${id}${off}${offLater}\n`,
    );
    if (options.verbose === true || off !== '')
      for (const line of zero.lines) process.stderr.write(`             ${line}\n`);
  }
}

const table = tableOf(rows);
process.stdout.write(`${table.text}\n`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 1)}\n`);
if (options.write === true) {
  const readme = readFileSync('README.md', 'utf8');
  const [start, end] = ['<!-- replay:start -->', '<!-- replay:end -->'];
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`README.md has no ${start} … ${end}`);
  writeFileSync('README.md', `${readme.slice(0, from + start.length)}\n\n${table.markdown}\n\n${readme.slice(to)}`);
}
process.stdout.write(`\n${rows.length - rows.filter(isOff).length} of ${rows.length} worlds end as expected\n\n`);
const goals = goalsOf(rows);
for (const goal of goals) process.stdout.write(`${goal.met ? 'met   ' : 'MISSED'} ${goal.name}\n`);
const missed = goals.filter((goal) => !goal.met).length;
process.stdout.write(`${goals.length - missed} passed, ${missed} failed\n`);
if (options.check === true && missed > 0) process.exitCode = 1;
