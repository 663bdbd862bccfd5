import type { ShellWord } from '../syntax/shell.ts';

/** A program and what it is given. */
export interface Started {
  readonly tool: string;
  readonly args: readonly ShellWord[];
}

/** Words of the shell's grammar that stand before a command. */
const grammar = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', 'time', '{', '@']);

/** Programs that start another one, with their options that take a value and the positionals before the command. */
const wrappers: ReadonlyMap<string, { readonly valued: readonly string[]; readonly skip: number }> = new Map([
  ['sudo', { valued: ['-u', '-g', '-h', '-p', '-C', '--user', '--group'], skip: 0 }],
  ['doas', { valued: ['-u', '-C'], skip: 0 }],
  ['env', { valued: ['-u', '-C', '--unset', '--chdir'], skip: 0 }],
  ['command', { valued: [], skip: 0 }],
  ['builtin', { valued: [], skip: 0 }],
  ['exec', { valued: ['-a'], skip: 0 }],
  ['nohup', { valued: [], skip: 0 }],
  ['nice', { valued: ['-n'], skip: 0 }],
  ['timeout', { valued: ['-s', '-k', '--signal', '--kill-after'], skip: 1 }],
  ['gtimeout', { valued: ['-s', '-k'], skip: 1 }],
  ['retry', { valued: ['-t', '-d'], skip: 0 }],
  ['travis_retry', { valued: [], skip: 0 }],
  ['xargs', { valued: ['-n', '-P', '-I', '-L', '-d'], skip: 0 }],
  ['cmd', { valued: [], skip: 1 }],
  ['xvfb-run', { valued: ['-s', '-n'], skip: 0 }],
  ['&', { valued: [], skip: 0 }],
]);

/** `poetry run pip …`: two words that start another program. */
const runners = new Set(['poetry', 'pipenv', 'pdm', 'hatch', 'conda', 'mamba', 'micromamba', 'mise', 'rye', 'bundle']);

const assignment = /^[A-Za-z_][A-Za-z0-9_]*\+?=/;

/** Names of variables that build files keep a tool's name in. */
const toolVariables = new Set([
  'pip',
  'pip3',
  'python',
  'python3',
  'npm',
  'npx',
  'pnpm',
  'yarn',
  'uv',
  'uvx',
  'go',
  'cargo',
]);

/** The program that a command's words start in the end, without the programs that only pass it on. */
export function startedBy(words: readonly ShellWord[]): Started | undefined {
  let rest = words;
  for (let hops = 0; hops < 10; hops++) {
    rest = afterGrammar(rest);
    const first = rest[0];
    if (first === undefined) return undefined;
    const tool = toolOf(first);
    // `cargo +nightly …` names a toolchain before the verb.
    const args = rest.slice(tool === 'cargo' && rest[1]?.text.startsWith('+') ? 2 : 1);
    if (tool === 'python' || tool === 'py') return pythonModule(args) ?? { tool, args };
    const inner = passedOn(tool, args);
    if (inner === undefined) return { tool, args };
    rest = inner;
  }
  return undefined;
}

function afterGrammar(words: readonly ShellWord[]): readonly ShellWord[] {
  const start = words.findIndex((word) => !grammar.has(word.text) && !assignment.test(word.text));
  return start === -1 ? [] : words.slice(start);
}

/** The command behind a wrapper; undefined where the program is none. */
function passedOn(tool: string, args: readonly ShellWord[]): readonly ShellWord[] | undefined {
  const wrapper = wrappers.get(tool);
  if (wrapper !== undefined) return behindOptions(args, wrapper.valued, wrapper.skip);
  const verb = args[0]?.text;
  if (runners.has(tool) && (verb === 'run' || verb === 'exec')) {
    return behindOptions(args.slice(1), ['-n', '--name', '-p', '--prefix'], 0);
  }
  // `… mcp add NAME -- command`: an assistant's tool that is set up by a script.
  const dashes = verb === 'mcp' && args[1]?.text === 'add' ? args.findIndex(({ text }) => text === '--') : -1;
  return dashes === -1 ? undefined : args.slice(dashes + 1);
}

function behindOptions(args: readonly ShellWord[], valued: readonly string[], skip: number): readonly ShellWord[] {
  let at = 0;
  while (at < args.length) {
    const text = args[at]?.text ?? '';
    if (text === '--') return args.slice(at + 1 + skip);
    if (!text.startsWith('-')) break;
    at += valued.includes(text) ? 2 : 1;
  }
  return args.slice(at + skip);
}

/** `python -m pip install …` is pip's. */
function pythonModule(args: readonly ShellWord[]): Started | undefined {
  const at = args.findIndex(({ text }) => text === '-m' || /^-[A-Za-z]{0,5}m$/.test(text) || !text.startsWith('-'));
  const module = args[at + 1]?.text;
  if (at === -1 || !args[at]?.text.startsWith('-') || module === undefined) return undefined;
  return { tool: toolNamed(module), args: args.slice(at + 2) };
}

/** The program's name without its folder; a variable that is named like a tool counts as it. */
function toolOf({ text, computed }: ShellWord): string {
  const base = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  if (!computed || !base.startsWith('$')) return toolNamed(base);
  const variable = /^\$[({]?([A-Za-z][A-Za-z0-9_]{0,30})[)}]?$/.exec(base)?.[1]?.toLowerCase() ?? '';
  return toolVariables.has(variable) ? toolNamed(variable) : base;
}

/** `pip3.12`, `python3`, `npm.cmd` are the tools they are named after. */
function toolNamed(name: string): string {
  const bare = name.replace(/\.(?:exe|cmd|bat)$/i, '');
  return /^(?:pip|python|gem|pipx|conda)[\d.]{1,8}$/.test(bare) ? bare.replace(/[\d.]+$/, '') : bare;
}
