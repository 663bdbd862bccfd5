/**
 * `npm run bench [-- --only reading,burst]`: what the program costs beside the physical floor of the same work, measured
 * in turn in one run. Quote the ratios: milliseconds are the machine's, and another's on another day.
 */
import { loadavg, cpus } from 'node:os';
import { messageOf } from '../src/domain/error.ts';
import { tableOf } from './section.ts';
import type { Section } from './section.ts';
import { advisories } from './sections/advisories.ts';
import { archives } from './sections/archives.ts';
import { burstSection } from './sections/burst.ts';
import { diff } from './sections/diff.ts';
import { loading } from './sections/loading.ts';
import { reading } from './sections/reading.ts';
import { verdict } from './sections/verdict.ts';

const sections: readonly Section[] = [loading, reading, diff, verdict, burstSection, advisories, archives];

function chosen(args: readonly string[]): readonly Section[] {
  const at = args.indexOf('--only');
  if (args.length === 0) return sections;
  const wanted = at === 0 && args.length === 2 ? (args[1] ?? '').split(',') : [];
  const known = sections.filter(({ id }) => wanted.includes(id));
  if (known.length === wanted.length && known.length > 0) return known;
  const ids = sections.map(({ id }) => id).join(', ');
  throw new Error(`use: npm run bench [-- --only SECTION,…] with the sections ${ids}`);
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
}

async function runOne({ title, run }: Section): Promise<boolean> {
  process.stdout.write(`\n${title}\n`);
  const started = performance.now();
  const rows = await run((line) => process.stderr.write(`  ${line} …\n`));
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stdout.write(`${tableOf(rows)}\n(${seconds} s, load ${load()})\n`);
  return rows.every(({ goal, met }) => goal === undefined || met);
}

try {
  process.stdout.write(`Node ${process.version}, ${cpus().length} cores, load ${load()}\n`);
  let met = true;
  for (const section of chosen(process.argv.slice(2))) met = (await runOne(section)) && met;
  process.stdout.write(met ? '\nAll goals are met.\n' : '\nSome goals are missed.\n');
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 2;
}
