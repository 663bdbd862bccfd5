import type { Code } from '../code.ts';
import type { Phrase } from '../phrases.ts';
import type { Sight } from '../sights.ts';
import { Evaluator } from './evaluate.ts';
import { flowsOf } from './flows.ts';
import type { Flow, Followed } from './flows.ts';
import { harmlessSights } from './harmless.ts';
import { readJavaScript } from './javascript.ts';
import { readPython } from './python.ts';
import type { Dialect } from './raw.ts';
import { bind } from './scope.ts';
import { componentFile, sourceText } from './source-text.ts';
import { Taint } from './taint.ts';
import { callSights, treePhrases } from './tree-sights.ts';
import { isWorthATree } from './worth.ts';

/** What the tree of a piece of code says beyond its tokens. */
export interface TreeLook {
  /** Calls of interfaces, under whatever name. */
  readonly sights: readonly Sight[];
  /** Texts that are put together in more ways than tokens show. */
  readonly phrases: readonly Phrase[];
  readonly flows: readonly Flow[];
  /** Whether a sight of the tokens is of something else. */
  readonly isHarmless: (sight: Sight) => boolean;
}

/** Longer pieces are left to the rules for tokens. */
export const longest = 200 * 1024;

/**
 * Looks through the tree of a piece of JavaScript or Python. Undefined where there is none: another language, nothing in
 * the tokens that a tree could tell more of, too long, too deep, or too broken. The rules for tokens then stand alone.
 */
export function lookThroughTree(code: Code, sights: readonly Sight[]): TreeLook | undefined {
  const { budget, language } = code;
  if (code.part !== undefined) return lookAtPart(code, code.part);
  if (language !== 'javascript' && language !== 'python') return undefined;
  const dialect = dialectOf(code);
  if (dialect === undefined || code.text.length > longest || !isWorthATree(code, sights)) return undefined;
  const text = sourceText(code, dialect);
  if (budget?.take(text.length) === false) return undefined;
  const program = dialect === 'python' ? readPython(text) : readJavaScript(text, dialect);
  if (program === undefined) return undefined;
  const bound = bind(program, language);
  const evaluator = new Evaluator(bound, language);
  const followed: Followed = { text, bound, evaluator, taint: new Taint(bound, evaluator, { language }), language };
  return {
    sights: callSights(followed),
    phrases: treePhrases(followed, code.tokens, code.phrases),
    flows: flowsOf(followed),
    isHarmless: harmlessSights(followed),
  };
}

/** What the tree of several files says of one of them. */
function lookAtPart(code: Code, { linked, base }: NonNullable<Code['part']>): TreeLook {
  const end = base + code.text.length;
  const isHere = (at: number): boolean => at >= base && at < end;
  const { bound } = linked.followed;
  const calls = bound.calls.filter((call) => isHere(call.at));
  const followed: Followed = { ...linked.followed, bound: { ...bound, calls }, everywhere: bound.calls };
  const isHarmless = harmlessSights(followed);
  return {
    sights: callSights(followed).map((sight) => ({
      ...sight,
      at: sight.at - base,
      ...(sight.end === undefined ? {} : { end: sight.end - base }),
    })),
    phrases: treePhrases(followed, shifted(code.tokens, base), code.phrases),
    flows: flowsOf(followed).map((flow) => ({
      ...flow,
      at: flow.at - base,
      places: flow.places.map((at) => at - base),
    })),
    isHarmless: (sight) => isHarmless({ ...sight, at: sight.at + base }),
  };
}

function shifted(tokens: Code['tokens'], base: number): Code['tokens'] {
  return tokens.map((token) => ({ ...token, at: token.at + base }));
}

const dialects: readonly (readonly [RegExp, Dialect | undefined])[] = [
  [/\.tsx$/i, 'tsx'],
  [/\.[cm]?ts$/i, 'typescript'],
  // Code stands there among tags that are none of JSX: of these only the scripts are read.
  [componentFile, 'typescript'],
];

/** How the code of a file is written; undefined: no tree is made of it. */
export function dialectOf({ language, path = '' }: Pick<Code, 'language' | 'path'>): Dialect | undefined {
  if (language === 'python') return 'python';
  const found = dialects.find(([ending]) => ending.test(path));
  return found === undefined ? 'javascript' : found[1];
}
