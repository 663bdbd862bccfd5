import type { Language } from '../../../../src/adapters/artifacts/analysis/language.ts';
import { lookAtText } from './look-at-text.ts';

/** The kinds of what a text newly does, sorted, each once; hosts are left out. */
export function does(text: string, language: Language): readonly string[] {
  const kinds = lookAtText(text, language).drafts.map((draft) => draft.kind);
  return [...new Set(kinds)].filter((kind) => kind !== 'host-literal').toSorted();
}
