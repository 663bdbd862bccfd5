import { apisOf, modulesOf } from '../apis.ts';
import type { Token } from '../tokens.ts';
import { javascriptActs } from './acts-javascript.ts';
import { pythonActs } from './acts-python.ts';
import type { Acts } from './acts.ts';
import { javascriptPath, pythonPath } from './api-path.ts';

/** The parts of each module that do something, by the module's name; `*` among them: all of it does. */
type Parts = ReadonlyMap<string, ReadonlySet<string>>;

const longestModule = 40;

/** Named by every encoding that is declared; whether it reads one is told by the part that is taken from it. */
const judgedElsewhere = new Set(['codecs']);

/**
 * Whether a piece of code says both the name of a module and that of a part of it that does something, wherever they stand.
 * Where it does not, its tree leads to no interface but those of the language itself and those whose import the tokens show.
 */
export function namesInterfaces(tokens: readonly Token[], language: 'javascript' | 'python'): boolean {
  const { parts, pathOf } = known[language];
  const words = new Set(tokens.map(({ kind, value }) => (kind === 'name' || kind === 'text' ? value : '')));
  for (const word of words) {
    const own = word.length > longestModule ? undefined : parts.get(pathOf(word));
    if (own !== undefined && (own.has('*') || [...own].some((part) => words.has(part)))) return true;
  }
  return false;
}

const known = {
  javascript: { parts: partsOf(javascriptActs, 'javascript'), pathOf: javascriptPath },
  python: { parts: partsOf(pythonActs, 'python'), pathOf: pythonPath },
};

function partsOf(acts: Acts, language: 'javascript' | 'python'): Parts {
  const found = new Map<string, Set<string>>();
  for (const path of acts.keys()) {
    const names = path.replaceAll('()', '').split('.');
    const [module = ''] = names;
    if (module.startsWith(':') || judgedElsewhere.has(module) || isSeen(module, language)) continue;
    found.set(module, (found.get(module) ?? new Set()).add(names.at(-1) ?? ''));
  }
  return found;
}

/** Importing it is a sight by itself. */
function isSeen(module: string, language: 'javascript' | 'python'): boolean {
  if (modulesOf(language).has(module)) return true;
  return (
    apisOf(language)
      .get(module)
      ?.some(({ stand }) => stand === 'any' || stand === 'module') ?? false
  );
}
