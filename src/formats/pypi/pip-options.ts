/** One option of a requirements line with its value; `name` is the long spelling. */
export interface PipOption {
  readonly name: string;
  readonly value: string;
}

export interface PipLine {
  /** What stands before the first option: the requirement, or nothing. */
  readonly argument: string;
  readonly options: readonly PipOption[];
  /** What pip would refuse, in words. */
  readonly problems: readonly string[];
}

/** Options that pip and uv admit in a requirements file, with whether they take a value. */
const longOptions = new Map<string, boolean>([
  ['--config-settings', true],
  ['--constraint', true],
  ['--editable', true],
  ['--extra-index-url', true],
  ['--find-links', true],
  ['--global-option', true],
  ['--hash', true],
  ['--index-url', true],
  ['--install-option', true],
  ['--no-binary', true],
  ['--no-index', false],
  ['--only-binary', true],
  ['--pre', false],
  ['--prefer-binary', false],
  ['--process-dependency-links', false],
  ['--pypi-url', true],
  ['--require-hashes', false],
  ['--requirement', true],
  ['--trusted-host', true],
  ['--use-feature', true],
]);

const shortOptions = new Map<string, string>([
  ['-C', '--config-settings'],
  ['-c', '--constraint'],
  ['-e', '--editable'],
  ['-f', '--find-links'],
  ['-i', '--index-url'],
  ['-r', '--requirement'],
]);

/** After so many things that pip refuses, the rest of a line is nobody's. */
const mostProblems = 20;

/** Splits a logical line the way pip does: words at single spaces, options from the first word that begins with `-`. */
export function readPipLine(line: string): PipLine {
  const start = line.startsWith('-') ? 0 : line.indexOf(' -') + 1;
  if (start === 0 && !line.startsWith('-')) return { argument: line, options: [], problems: [] };
  const words = shellWords(line.slice(start));
  const argument = line.slice(0, start).trim();
  if (words === undefined) return { argument, options: [], problems: ['unexpected end of line inside quotes'] };
  return { argument, ...readOptions(words) };
}

function readOptions(words: readonly string[]): Pick<PipLine, 'options' | 'problems'> {
  const options: PipOption[] = [];
  const problems: string[] = [];
  for (let i = 0; i < words.length && problems.length < mostProblems; i++) {
    const word = words[i] ?? '';
    const option = splitOption(word);
    if (option === undefined) {
      problems.push(
        word.startsWith('-')
          ? 'an option that pip does not know in a requirements file'
          : 'unexpected text after an option',
      );
      continue;
    }
    const takesValue = longOptions.get(option.name) === true;
    if (!takesValue) options.push({ name: option.name, value: '' });
    else if (option.value !== undefined) options.push({ name: option.name, value: option.value });
    else if (i + 1 < words.length) options.push({ name: option.name, value: words[++i] ?? '' });
    else problems.push(`expected a value after ${option.name}`);
  }
  return { options, problems };
}

/** `--name=value`, `--name`, any unambiguous beginning of a long name (optparse admits it), `-r`, `-rfile`. */
function splitOption(word: string): { readonly name: string; readonly value: string | undefined } | undefined {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    const written = equals === -1 ? word : word.slice(0, equals);
    const name = completeName(written);
    return name === undefined ? undefined : { name, value: equals === -1 ? undefined : word.slice(equals + 1) };
  }
  const name = shortOptions.get(word.slice(0, 2));
  if (name === undefined) return undefined;
  return { name, value: word.length > 2 ? word.slice(2) : undefined };
}

function completeName(written: string): string | undefined {
  if (longOptions.has(written)) return written;
  const candidates = [...longOptions.keys()].filter((name) => name.startsWith(written));
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Words as a POSIX shell splits them; undefined where a quote stays open. Nothing is expanded. */
function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string[] | undefined;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quote === '' && /\s/.test(c)) {
      if (word !== undefined) words.push(word.join(''));
      word = undefined;
    } else if (quote === '' && (c === '"' || c === "'")) {
      quote = c;
      word ??= [];
    } else if (c === quote) quote = '';
    else {
      word ??= [];
      const escaped = c === '\\' && quote !== "'" && i + 1 < text.length;
      word.push(escaped ? text.charAt(++i) : c);
    }
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word.join(''));
  return words;
}
