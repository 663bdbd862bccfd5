import { apisOf, modulesOf } from './apis.ts';
import type { Language } from './language.ts';
import { LiteralScanner } from './literal-scanner.ts';
import { textNeedles } from './text-needles.ts';

const scanners = new Map<Language, LiteralScanner>();

/** The filter for large files of a language, made once. */
export function prefilterOf(language: Language): LiteralScanner {
  const made = scanners.get(language);
  if (made !== undefined) return made;
  const scanner = new LiteralScanner([
    ...textNeedles,
    ...apiNeedles(language),
    ...moduleNeedles(language),
    ...(shapeNeedles[language] ?? []),
  ]);
  scanners.set(language, scanner);
  return scanner;
}

/** What no table of names holds: calls by a name that is a value, machine code, words that conditions on neighbours begin with. */
const shapeNeedles: Partial<Record<Language, readonly string[]>> = {
  csharp: ['Assembly.Load(', 'PAGE_EXECUTE', 'WriteProcessMemory', 'CreateThread(', 'Registry.'],
  go: ['//go:embed', 'PROT_EXEC', 'plugin.Open', 'http.Get(', 'http.Post'],
  java: ['System.load(', '.execute()', 'Eval.me', 'user.home'],
  php: ['call_user_func', 'ReflectionFunction', 'register_shutdown', 'goto ', '$_COOKIE', 'FFI::'],
  ruby: ['public_send', '__send__', '.send(:', '%x', 'dlopen', 'URI.open'],
  rust: ['PROT_EXEC', 'include_bytes!', 'to_socket_addrs'],
};

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
