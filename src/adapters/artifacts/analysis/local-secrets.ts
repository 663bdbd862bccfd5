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
  /(?:^|[/\\])(?:\.env(?:\.(?:local|production))?|wp-config\.php|config[/\\](?:master\.key|database\.(?:yml|php)|secrets\.yml)|appsettings\.json|application(?:-prod)?\.(?:properties|ya?ml)|parameters\.ya?ml|LocalSettings\.php)$/;

/** Characters between the name of such a file and the call that reads it by a variable. */
const near = 700;

/** Reads of the files that hold the secrets of the program a package is used by: settings to a framework, loot when they are sent. */
export function localSecrets({ tokens, text, language }: Code): readonly Sight[] {
  if (language === 'javascript' || language === 'python') return [];
  const named = tokens.filter((token) => token.kind === 'text' && secretFile.test(token.value.slice(-200)));
  if (named.length === 0) return [];
  const reads = tokens.filter(
    (token, i) => token.kind === 'name' && readers.has(token.value) && tokens[i + 1]?.value === '(',
  );
  return named.slice(0, 20).flatMap(({ at, value }): readonly Sight[] => {
    const read = reads.find((one) => Math.abs(one.at - at) < near);
    if (read === undefined) return [];
    return [{ act: 'local-secret', at, what: `${text.slice(read.at, read.at + 30).split('\n', 1)[0] ?? ''} ${value}` }];
  });
}
