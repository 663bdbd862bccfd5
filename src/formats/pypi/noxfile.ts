import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { pythonCalls } from '../huggingface/python-calls.ts';
import type { PythonCall } from '../huggingface/python-calls.ts';
import { addPipArguments } from './pip-arguments.ts';

/** nox's sessions: a program, of which only what is installed by literals can be read. Source: nox's documentation. */
export const noxfile: Format = {
  id: 'noxfile',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: ['noxfile.py'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'A program: only literals that sessions install are read, with session.install or session.run of pip and uv. What the program computes is not known.',
  parse,
};

/** The longest noxfile of a real project seen has 60,000 characters. */
const longestProgram = 1_000_000;

function parse(content: string, path: string): DependencySet {
  const collected = new EntryCollector(noxfile, path);
  if (content.length > longestProgram) {
    collected.problem('too-large', `a noxfile of ${content.length} characters is not read`);
    return collected.finish();
  }
  for (const call of pythonCalls(content)) {
    const words = installedBy(call);
    const stated = { line: call.line, scope: 'dev', direct: true } as const;
    addPipArguments({ collected, path }, words, stated);
  }
  return collected.finish();
}

/** What a call hands to `pip install`; nothing where it installs nothing. */
function installedBy({ callee, receiver, positional }: PythonCall): readonly (string | undefined)[] {
  if (receiver === '') return [];
  const words = positional.map((value) => (value?.kind === 'text' ? value.text : undefined));
  if (callee === 'install') return words;
  if (callee !== 'run' && callee !== 'run_install' && callee !== 'run_always') return [];
  const start = words[0] === 'python' && words[1] === '-m' ? 2 : 0;
  const pip = words[start] === 'uv' ? start + 1 : start;
  return words[pip] === 'pip' && words[pip + 1] === 'install' ? words.slice(pip + 2) : [];
}
