import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The import table of docs/architecture.md. `formats/syntax` is ground: text into trees, for whoever reads configuration. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ecosystems: ['domain'],
  'formats/syntax': ['domain'],
  formats: ['domain', 'ecosystems', 'formats/syntax'],
  guardrails: ['domain', 'ecosystems', 'formats', 'formats/syntax'],
  changes: ['domain', 'ecosystems'],
  signals: ['domain', 'ecosystems'],
  evidence: ['domain', 'ecosystems'],
  risk: ['domain'],
  policy: ['domain', 'ecosystems', 'formats/syntax'],
  report: ['domain'],
  review: [
    'domain',
    'ecosystems',
    'formats',
    'formats/syntax',
    'guardrails',
    'changes',
    'evidence',
    'signals',
    'risk',
    'policy',
    'report',
  ],
  inventory: ['domain', 'ecosystems', 'formats', 'changes', 'review'],
  adapters: ['domain', 'ecosystems', 'formats', 'formats/syntax', 'evidence', 'review', 'inventory'],
  app: [
    'domain',
    'ecosystems',
    'formats',
    'formats/syntax',
    'guardrails',
    'policy',
    'signals',
    'report',
    'review',
    'inventory',
    'adapters',
    'evidence',
  ],
  cli: [
    'domain',
    'ecosystems',
    'formats',
    'formats/syntax',
    'guardrails',
    'policy',
    'signals',
    'report',
    'review',
    'inventory',
    'adapters',
    'evidence',
    'app',
  ],
  bin: ['app', 'cli', 'domain'],
  data: [],
};

const pure = new Set([
  'domain',
  'ecosystems',
  'formats',
  'formats/syntax',
  'guardrails',
  'changes',
  'signals',
  'risk',
  'policy',
  'report',
]);

/** What a pure folder must not touch: the network, the process, the clock, chance, the terminal, the disk. */
const impure = [
  /(?<!['"`.\w])fetch\(/,
  /\bprocess\./,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bconsole\./,
  /from 'node:(?!buffer|crypto|util|zlib)/,
];

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function folderOf(path: string): string {
  const parts = path.split('/').slice(1);
  return parts[0] === 'formats' && parts[1] === 'syntax' ? 'formats/syntax' : (parts[0] ?? '');
}

function importsOf(path: string, text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map((match) =>
    normalize(join(dirname(path), match[1] ?? '')),
  );
}

describe('the house', () => {
  it('has no folder that the table does not know', () => {
    expect([...new Set(sources.map(({ path }) => folderOf(path)))].filter((folder) => !(folder in mayImport))).toEqual(
      [],
    );
  });

  it('imports only in the direction of the route', () => {
    const breaches = sources.flatMap(({ path, text }) => {
      const from = folderOf(path);
      return importsOf(path, text)
        .filter((target) => target.startsWith('src/'))
        .filter((target) => folderOf(target) !== from && !(mayImport[from] ?? []).includes(folderOf(target)))
        .map((target) => `${path} imports ${target}`);
    });
    expect(breaches).toEqual([]);
  });

  it('keeps its middle pure', () => {
    const breaches = sources
      .filter(({ path }) => pure.has(folderOf(path)))
      .flatMap(({ path, text }) =>
        impure.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern.source}`),
      );
    expect(breaches).toEqual([]);
  });

  it('reads the environment in one file only', () => {
    const readers = sources.filter(({ text }) => /(?<=[=(\s])process\.env\b/.test(text)).map(({ path }) => path);
    expect(readers).toEqual(['src/app/settings.ts']);
  });

  it('starts other programs nowhere but in the command line', () => {
    const starters = sources.filter(({ text }) => /from 'node:child_process'/.test(text)).map(({ path }) => path);
    expect(starters.filter((path) => !path.startsWith('src/cli/'))).toEqual([]);
  });

  it('asks the network through one client only', () => {
    const askers = sources
      .filter(({ text }) => /from 'undici'|(?<!['"`.\w])fetch\(/.test(text))
      .map(({ path }) => path);
    expect(askers.filter((path) => !path.startsWith('src/adapters/http/'))).toEqual([]);
  });

  it('holds no file of more than 250 lines', () => {
    const long = sources
      .filter(({ text }) => text.split('\n').length > 251 && !text.startsWith('// Written by `npm run docs`'))
      .map(({ path, text }) => `${path} ${text.split('\n').length}`);
    expect(long).toEqual([]);
  });

  it('silences no check', () => {
    const marks =
      /@ts-(ignore|expect-error|nocheck)|\bas any\b|:\s*any\s*[;,)=\]|>]|(ox|es)lint-disable|prettier-ignore/;
    expect(sources.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
