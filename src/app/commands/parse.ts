import { paragraphsOf } from './paragraphs.ts';

/** One command as it was written: the word after `/lockwarden` and what follows it. */
export interface Asked {
  readonly verb: string;
  readonly words: readonly string[];
}

const prefix = '/lockwarden';
const mostCommands = 5;
const mostWords = 20;
const longestWord = 300;

/**
 * The commands of a comment: lines of top-level paragraphs that start with `/lockwarden`, not those in quotes, lists,
 * code, HTML or tables. The verb is not checked here. `/lockwarden` alone asks for help.
 */
export function parseCommands(body: string): readonly Asked[] {
  const asked: Asked[] = [];
  const seen = new Set<string>();
  for (const paragraph of paragraphsOf(body)) {
    for (const line of paragraph) {
      const command = readLine(line);
      if (command === undefined) continue;
      const key = [command.verb, ...command.words].join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      asked.push(command);
      if (asked.length === mostCommands) return asked;
    }
  }
  return asked;
}

function readLine(line: string): Asked | undefined {
  if (!line.startsWith(prefix)) return undefined;
  const rest = line.slice(prefix.length);
  if (rest !== '' && rest[0] !== ' ' && rest[0] !== '\t') return undefined;
  const [verb = 'help', ...words] = rest.split(/[ \t]+/).filter((word) => word !== '');
  return {
    verb: verb.slice(0, longestWord).toLowerCase(),
    words: words.slice(0, mostWords).map((word) => word.slice(0, longestWord)),
  };
}
