import type { Code } from './code.ts';
import type { Act, Sight } from './sights.ts';
import { statementTexts, tokenIndex } from './statement.ts';
import { sightsOfText } from './text-sights.ts';

const mostCommands = 200;
/** What a command line says beyond what its single words say. */
const ofCommands: ReadonlySet<Act> = new Set([
  'command',
  'destroy',
  'download-command',
  'name-query',
  'persist',
  'pipe-to-shell',
  'publish',
]);

/**
 * What the command lines say that are handed over word by word: `Command::new("cargo").args(["publish"])`. JavaScript and Python
 * are left out: their trees put such lines together.
 */
export function commandLines(code: Code, sights: readonly Sight[]): readonly Sight[] {
  if (code.language === 'javascript' || code.language === 'python') return [];
  const starts = sights.filter((sight) => sight.act === 'process').slice(0, mostCommands);
  if (starts.length === 0) return [];
  const indexes = tokenIndex(code);
  const lines = starts.flatMap((start) => {
    const i = indexes.get(start.at);
    const words = i === undefined ? [] : statementTexts(code, i);
    if (words.length < 2) return [];
    return sightsOfText(words.join(' '))
      .filter((found) => ofCommands.has(found.act))
      .map((found) => ({ ...found, at: start.at }));
  });
  return [...lines, ...modes(code)];
}

const makesExecutable = /(?:^|[;&|]\s{0,4})(?:sudo\s+)?chmod\s+(?:[ugoa]{0,4}\+x|[0-7]?[1-7][0-7]{2})\s/;

/** `chmod +x` in a text of code that starts programs. */
function modes({ tokens }: Code): readonly Sight[] {
  return tokens.flatMap((token): readonly Sight[] =>
    token.kind === 'text' && makesExecutable.test(token.value.slice(0, 2000))
      ? [{ act: 'chmod', at: token.at, what: token.value.slice(0, 80) }]
      : [],
  );
}

/** Commands between the quotes of the shell: `` `id` `` of Ruby and PHP, `%x(id)` of Ruby. What downloads is told by its text. */
export function quotedCommands({ text, tokens, language }: Code): readonly Sight[] {
  if (language !== 'ruby' && language !== 'php') return [];
  return tokens.flatMap((token, i): readonly Sight[] => {
    const quoted = text[token.at] === '`' || (text[token.at] === '%' && text[token.at + 1] === 'x');
    if (token.kind !== 'text' || !quoted || /^\s*(?:curl|wget)\s/.test(token.value)) return [];
    const end = tokens[i + 1]?.at ?? text.length;
    return [{ act: 'process', at: token.at, what: `\`${token.value.slice(0, 80)}\``, end }];
  });
}
