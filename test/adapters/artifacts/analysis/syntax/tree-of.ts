import type { Language } from '../../../../../src/adapters/artifacts/analysis/language.ts';
import { lookThroughTree } from '../../../../../src/adapters/artifacts/analysis/syntax/look-through.ts';
import { phrasesOf } from '../../../../../src/adapters/artifacts/analysis/phrases.ts';
import { sightsOfTokens } from '../../../../../src/adapters/artifacts/analysis/token-sights.ts';
import { tokenise } from '../../../../../src/adapters/artifacts/analysis/tokens.ts';

/** What a tree says of a text, in words that a test can compare. */
export interface Told {
  /** Acts of calls, with where their words stand. */
  readonly acts: readonly string[];
  readonly texts: readonly string[];
  readonly flows: readonly string[];
  /** Sights of the tokens that the tree shows to be something else. */
  readonly dropped: readonly string[];
}

/** Looks through the tree of a text as the analysis does; undefined where it has none. Plain data only. */
export function treeOf(text: string, language: Language, path = 'a'): Told | undefined {
  const tokens = tokenise(text, language);
  const code = { text, language, tokens, phrases: phrasesOf(tokens, language), path };
  const shown = sightsOfTokens(code);
  const tree = lookThroughTree(code, shown);
  return (
    tree && {
      acts: [...new Set(tree.sights.map((sight) => sight.act))].toSorted(),
      texts: tree.phrases.map((phrase) => phrase.value),
      flows: [...new Set(tree.flows.map((flow) => flow.kind))].toSorted(),
      dropped: [...new Set(shown.filter(tree.isHarmless).map((sight) => sight.act))].toSorted(),
    }
  );
}
