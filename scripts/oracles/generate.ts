// Asks an ecosystem's own tool about versions and writes its answers to test/ecosystems/versions/fixtures/NAME.tsv.
//   node bin/node24.js scripts/oracles/generate.ts NAME COMMAND…
// The command is started once, gets `kind TAB a TAB b` lines on standard input, and prints each with its answer after it;
// the first line of its standard error names the tool and its version. README.md beside this file has the commands.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { questionsOf } from './cases.ts';
import { grammars } from './grammars.ts';

const [name = '', command = '', ...rest] = process.argv.slice(2);
const grammar = Object.hasOwn(grammars, name) ? grammars[name] : undefined;
if (grammar === undefined || command === '') throw new Error('usage: generate.ts NAME COMMAND…');

const questions = questionsOf(grammar, 3000);
const lines = [
  ...questions.compare.map(([a, b]) => `compare\t${a}\t${b}`),
  ...questions.satisfies.map(([version, range]) => `satisfies\t${version}\t${range}`),
];
const unique = [...new Set(lines)];
const run = spawnSync(command, rest, { input: `${unique.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 26 });
if (run.status !== 0) throw new Error(`${command} ended with ${run.status}: ${run.stderr}`);
const tool = run.stderr.split('\n')[0] ?? '';
const fixture = new URL(`../../test/ecosystems/versions/fixtures/${name}.tsv`, import.meta.url);
writeFileSync(fixture, `# ${tool}\n${run.stdout}`);
