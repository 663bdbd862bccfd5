import { apisOf, modulesOf } from './apis.ts';
import type { Language } from './language.ts';
import { LiteralScanner } from './literal-scanner.ts';
import { textNeedles } from './text-needles.ts';

const scanners = new Map<Language, LiteralScanner>();

/** The filter for large files of a language, made once. */
export function prefilterOf(language: Language): LiteralScanner {
  const made = scanners.get(language);
  if (made !== undefined) return made;
  const scanner = new LiteralScanner([...textNeedles, ...apiNeedles(language), ...moduleNeedles(language)]);
  scanners.set(language, scanner);
  return scanner;
}

/** Names that must be called are looked for with their parenthesis, where the language asks for one. */
function apiNeedles(language: Language): readonly string[] {
  const bare = language === 'ruby' || language === 'shell' || language === 'batch' || language === 'powershell';
  return [...apisOf(language)].map(([name, apis]) => {
    const called = apis.every((api) => api.stand.endsWith('call'));
    return called && !bare ? `${name}(` : name;
  });
}

function moduleNeedles(language: Language): readonly string[] {
  return [...modulesOf(language).keys()].flatMap((name) => [`"${name}"`, `'${name}'`, `node:${name}`]);
}
