import type { ShellWord } from '../syntax/shell.ts';

/** The words behind a program's name, told apart. */
export interface Arguments {
  readonly positionals: readonly ShellWord[];
  /** Options with a value, by name; those that stand alone have none. */
  readonly options: ReadonlyMap<string, readonly ShellWord[]>;
}

export interface ArgumentRule {
  /** The words that make a command install: `['tool', 'install']`. */
  readonly verbs: readonly string[];
  /** Options that take the next word as their value. */
  readonly valued: ReadonlySet<string>;
  /**
   * `one`: the first positional is the package. `first`: so it is, and all that stands behind it, options included,
   * belongs to the program that is started.
   */
  readonly take: 'all' | 'one' | 'first';
}

const most = 10_000;

/** Reads the words by a rule; undefined where its verbs do not stand there. */
export function readArguments(
  words: readonly ShellWord[],
  { verbs, valued, take }: ArgumentRule,
): Arguments | undefined {
  const positionals: ShellWord[] = [];
  const options = new Map<string, ShellWord[]>();
  let verb = 0;
  let onlyPositionals = false;
  for (let i = 0; i < words.length && i < most; i++) {
    const word = words[i];
    if (word === undefined) break;
    const { text } = word;
    if (text === '--' && !onlyPositionals) onlyPositionals = true;
    else if (!onlyPositionals && text.startsWith('-') && text !== '-') {
      const { name, value } = optionOf(word, valued);
      if (value === undefined && valued.has(name)) i++;
      note(options, name, value ?? (valued.has(name) ? words[i] : undefined));
    } else if (verb < verbs.length) {
      if (text !== verbs[verb]) return undefined;
      verb++;
    } else {
      positionals.push(word);
      if (take === 'first') break;
    }
  }
  return verb < verbs.length
    ? undefined
    : { positionals: take === 'one' ? positionals.slice(0, 1) : positionals, options };
}

/** The value of the last option of these names. */
export function optionValue(options: Arguments['options'], ...names: readonly string[]): string | undefined {
  return names.flatMap((name) => options.get(name) ?? []).at(-1)?.text;
}

function note(options: Map<string, ShellWord[]>, name: string, value: ShellWord | undefined): void {
  const known = options.get(name) ?? [];
  if (value !== undefined) known.push(value);
  options.set(name, known);
}

/** `--name=value`, `-xvalue` where `-x` takes one, or a name alone. */
function optionOf(
  word: ShellWord,
  valued: ReadonlySet<string>,
): { readonly name: string; readonly value: ShellWord | undefined } {
  const { text } = word;
  const equals = text.indexOf('=');
  if (equals > 0) return { name: text.slice(0, equals), value: { ...word, text: text.slice(equals + 1) } };
  const short = text.slice(0, 2);
  if (!text.startsWith('--') && text.length > 2 && valued.has(short) && !valued.has(text)) {
    return { name: short, value: { ...word, text: text.slice(2) } };
  }
  return { name: text, value: undefined };
}
