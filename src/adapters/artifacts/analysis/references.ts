import { languageOf } from './language.ts';
import { phrasesOf } from './phrases.ts';
import type { Side } from './side.ts';
import { tokenise } from './tokens.ts';

const endings = [
  '',
  '.js',
  '.cjs',
  '.mjs',
  '.ts',
  '.py',
  '.rb',
  '.sh',
  '/index.js',
  '/index.cjs',
  '/index.mjs',
  '/index.ts',
  '/__init__.py',
];
/** Files larger than this are not searched for what they load. */
export const largestSearched = 512 * 1024;

/** A text without blanks that has a folder or an ending. */
const namesFile = /^[^\s<>"'`]*[./][^\s<>"'`]*$/;

/** Files of the same archive that a file of code names: loads, imports, starts or reads. */
export function referencesOf(side: Side, key: string, bytes: Buffer): ReadonlySet<string> {
  const found = new Set<string>();
  const language = languageOf(key, bytes);
  if (language === undefined || bytes.length > largestSearched) return found;
  const folder = key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : '';
  const text = bytes.toString('latin1');
  if (language === 'python') for (const name of pythonImports(text, folder)) addFile(found, side, name);
  const bare = language === 'ruby' || language === 'php';
  for (const phrase of phrasesOf(tokenise(text, language), language)) {
    if (phrase.value.length <= 200 && (bare || namesFile.test(phrase.value)))
      addNamed(found, side, { folder, text: phrase.value });
    if (phrase.value.length > 2 && phrase.value.length <= 8000 && /[\s'"]/.test(phrase.value)) {
      for (const word of wordsOf(phrase.value)) if (word.includes('.')) addNamed(found, side, { folder, text: word });
    }
  }
  if (language === 'shell' || language === 'batch' || language === 'powershell')
    for (const word of wordsOf(text)) addNamed(found, side, { folder, text: word });
  return found;
}

/** Files of the archive that the words of a command name. */
export function filesOfCommand(side: Side, command: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of wordsOf(command)) {
    addNamed(found, side, { folder: '', text: word });
    for (const key of filesOfTool(side, word.slice(word.lastIndexOf('/') + 1))) found.add(key);
  }
  return found;
}

/** Files that build tools read without being told their names. Sources: manuals of make, CMake and Autoconf. */
const toolFiles: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:g?make|nmake)(?:\.exe)?$/, /^(?:GNUmakefile|[Mm]akefile|[^/]+\.mk)$/],
  [/^(?:cmake|cmake-js)(?:\.exe)?$/, /(?:^|\/)CMakeLists\.txt$|^cmake\/[^/]+\.cmake$/],
  [/^(?:configure|autoreconf|autogen\.sh)$/, /^(?:configure(?:\.ac)?|[^/]+\.m4|m4\/[^/]+\.m4|Makefile\.(?:am|in))$/],
  [/^(?:rake)$/, /^[Rr]akefile$/],
  [/^(?:gradle|gradlew)$/, /^(?:build|settings|init)\.gradle(?:\.kts)?$/],
];

function filesOfTool(side: Side, tool: string): readonly string[] {
  const known = toolFiles.find(([name]) => name.test(tool));
  return known === undefined ? [] : [...side.files.keys()].filter((key) => known[1].test(key)).slice(0, 50);
}

function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, 64_000)
    .split(/[\s"'`;&|()<>=,{}[\]]+/)
    .filter((word) => word !== '');
}

function addNamed(found: Set<string>, side: Side, said: { readonly folder: string; readonly text: string }): void {
  const relative = said.text.replaceAll('\\', '/').replace(/^(?:\{\}|\$\{?__dirname\}?|\$PWD)\//, './');
  const plain = resolvePath(said.folder, relative.startsWith('/') ? relative.slice(1) : relative);
  if (plain !== undefined && plain !== '') addFile(found, side, plain);
  if (!relative.startsWith('.') && said.folder !== '' && relative.includes('.')) addFile(found, side, relative);
}

function addFile(found: Set<string>, side: Side, name: string): void {
  for (const ending of endings) {
    const key = name + ending;
    const ours = side.files.has(key)
      ? key
      : side.files.has(`lib/${key}`)
        ? `lib/${key}`
        : side.files.has(`src/${key}`)
          ? `src/${key}`
          : undefined;
    if (ours === undefined) continue;
    found.add(ours);
    return;
  }
  const source = name.endsWith('.js') ? `${name.slice(0, -3)}.ts` : '';
  if (source !== '' && side.files.has(source)) found.add(source);
}

/** A relative name from a folder; undefined where it climbs out. */
function resolvePath(folder: string, name: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of name.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** Modules that Python's import statements name, as paths without ending. */
function pythonImports(text: string, folder: string): readonly string[] {
  const found: string[] = [];
  for (const line of text.split(/[\n;]/)) {
    const match = /^\s*(?:from\s+(\.*)([\w.]*)\s+import\s+(.{0,300})|import\s+([\w., ]{1,300}))/.exec(line);
    if (match === null) continue;
    if (match[4] !== undefined) {
      for (const name of match[4].split(',')) found.push(...modulePaths(name.trim().split(/\s/)[0] ?? ''));
      continue;
    }
    const base = fromBase(folder, match[1] ?? '', match[2] ?? '');
    if (base === undefined) continue;
    if (base !== '') found.push(base);
    for (const name of (match[3] ?? '').replaceAll(/[()]/g, '').split(',')) {
      const word = name.trim().split(/\s/)[0] ?? '';
      if (/^\w+$/.test(word)) found.push(base === '' ? word : `${base}/${word}`);
    }
  }
  return found;
}

/** `import a.b` runs the packages above it as well. */
function modulePaths(name: string): readonly string[] {
  const parts = name.split('.').filter((part) => part !== '');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function fromBase(folder: string, dots: string, name: string): string | undefined {
  const path = name.replaceAll('.', '/');
  if (dots === '') return path;
  const up = folder === '' ? [] : folder.split('/');
  if (dots.length - 1 > up.length) return undefined;
  const base = up.slice(0, up.length - (dots.length - 1));
  return [...base, path].filter((part) => part !== '').join('/');
}
