import type { Language } from '../../../../src/adapters/artifacts/analysis/language.ts';
import { lookAt } from '../../../../src/adapters/artifacts/analysis/look.ts';

/** Looks at a text as if a new file held nothing else; takes plain data only, so that a thread can be asked for it. */
export function lookAtText(text: string, language: Language): ReturnType<typeof lookAt> {
  return lookAt({ path: 'a', language, bytes: Buffer.from(text), added: undefined });
}
