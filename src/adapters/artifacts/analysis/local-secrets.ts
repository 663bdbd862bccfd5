import { argumentsEnd, callText, snippet } from './code.ts';
import type { Code } from './code.ts';
import type { Sight } from './sights.ts';

/** Calls that read a whole file. */
const readers = new Set([
  'ReadAllText',
  'ReadFile',
  'file',
  'file_get_contents',
  'fopen',
  'load_file',
  'parse_ini_file',
  'read',
  'readString',
  'readText',
  'read_to_string',
  'readfile',
]);
/** Files in which programs keep their own secrets, as frameworks name them. */
const secretFile =
  /(?:^|[/\\\s])(?:\.env(?:\.(?:local|production))?|wp-config\.php|config[/\\](?:master\.key|database\.(?:yml|php)|secrets\.yml)|appsettings\.json|application(?:-prod)?\.(?:properties|ya?ml)|parameters\.ya?ml|LocalSettings\.php)$/;

/** Reads of the files that hold the secrets of the program a package is used by: settings to a framework, loot when they are sent. */
export function localSecrets(code: Code): readonly Sight[] {
  if (code.language === 'javascript' || code.language === 'python') return [];
  return code.tokens.flatMap((token, i): readonly Sight[] => {
    if (token.kind !== 'name' || !readers.has(token.value) || code.tokens[i + 1]?.value !== '(') return [];
    if (!secretFile.test(callText(code.tokens, i))) return [];
    return [{ act: 'local-secret', at: token.at, what: snippet(code, i), end: argumentsEnd(code, i) }];
  });
}
