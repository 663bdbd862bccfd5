import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { median, ms } from '../measure.ts';
import type { Row, Section } from '../section.ts';

/** The built program where there is one: the sources have their types stripped while they are loaded. */
const isBuilt = existsSync('dist/formats/load.js');
const load = pathToFileURL(isBuilt ? 'dist/formats/load.js' : 'src/formats/load.ts').href;

const rounds = 9;

/** CPU milliseconds, medians: what a fresh process takes to run this module text, beside one that has nothing to run. */
function cpuOf(code: string): number {
  const told = `const before = process.cpuUsage(); ${code}; const { user, system } = process.cpuUsage(before); process.stdout.write(String((user + system) / 1_000));`;
  const args = ['--no-warnings', '--input-type=module', '--eval', told];
  return median(
    Array.from({ length: rounds }, () => Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))),
  );
}

function row(what: string, code: string): Row {
  const ours = cpuOf(code);
  return {
    what: isBuilt ? what : `${what} (from sources)`,
    ours: ms(ours),
    floor: '',
    ratio: undefined,
    goal: isBuilt ? '<= 60 ms (P7)' : undefined,
    met: ours <= 60,
  };
}

export const loading: Section = {
  id: 'loading',
  title: 'Loading the formats (CPU of a fresh process)',
  run: async (say) => {
    say('the table');
    const rows = [row('the table by which formats are found', `await import('${load}')`)];
    for (const path of ['package-lock.json', 'uv.lock']) {
      say(path);
      const code = `const { readerFor } = await import('${load}'); await readerFor({ paths: ['${path}'] })`;
      rows.push(row(`the table and what reads ${path}`, code));
    }
    return rows;
  },
};
