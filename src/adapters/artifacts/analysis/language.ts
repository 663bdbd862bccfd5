/** The languages whose code is looked at; everything else counts as data. */
export type Language =
  | 'batch'
  | 'csharp'
  | 'dart'
  | 'elixir'
  | 'erlang'
  | 'go'
  | 'java' // and what else runs on its machine: Kotlin, Scala, Groovy
  | 'javascript'
  | 'php'
  | 'powershell'
  | 'python'
  | 'ruby'
  | 'rust'
  | 'shell';

const byEnding: ReadonlyMap<string, Language> = new Map([
  ['bash', 'shell'],
  ['bat', 'batch'],
  ['cjs', 'javascript'],
  ['cmd', 'batch'],
  ['cs', 'csharp'],
  ['cmake', 'shell'],
  ['m4', 'shell'],
  ['mk', 'shell'],
  ['podspec', 'ruby'],
  ['command', 'shell'],
  ['ksh', 'shell'],
  ['csx', 'csharp'],
  ['gvy', 'java'],
  ['php5', 'php'],
  ['cts', 'javascript'],
  ['dart', 'dart'],
  ['erl', 'erlang'],
  ['ex', 'elixir'],
  ['exs', 'elixir'],
  ['gemspec', 'ruby'],
  ['go', 'go'],
  ['gradle', 'java'],
  ['groovy', 'java'],
  ['hrl', 'erlang'],
  ['inc', 'php'],
  ['java', 'java'],
  ['js', 'javascript'],
  ['jsx', 'javascript'],
  ['kt', 'java'],
  ['kts', 'java'],
  ['mjs', 'javascript'],
  ['mts', 'javascript'],
  ['php', 'php'],
  ['phtml', 'php'],
  ['ps1', 'powershell'],
  ['psm1', 'powershell'],
  ['pth', 'python'],
  ['py', 'python'],
  ['pyw', 'python'],
  ['rake', 'ruby'],
  ['rb', 'ruby'],
  ['rs', 'rust'],
  ['scala', 'java'],
  ['sh', 'shell'],
  ['ts', 'javascript'],
  ['tsx', 'javascript'],
  ['vue', 'javascript'],
  ['svelte', 'javascript'],
  ['zsh', 'shell'],
]);

const byInterpreter: readonly (readonly [string, Language])[] = [
  ['node', 'javascript'],
  ['bun', 'javascript'],
  ['deno', 'javascript'],
  ['python', 'python'],
  ['ruby', 'ruby'],
  ['php', 'php'],
  ['pwsh', 'powershell'],
  ['sh', 'shell'],
];

/** Files that have no ending, or one that does not say it. What builds the package is a script of commands. */
const byName: ReadonlyMap<string, Language> = new Map([
  ['brewfile', 'ruby'],
  ['cmakelists.txt', 'shell'],
  ['configure', 'shell'],
  ['configure.ac', 'shell'],
  ['containerfile', 'shell'],
  ['dockerfile', 'shell'],
  ['gemfile', 'ruby'],
  ['gnumakefile', 'shell'],
  ['jenkinsfile', 'java'],
  ['makefile', 'shell'],
  ['podfile', 'ruby'],
  ['rakefile', 'ruby'],
]);

const declarations = /\.d\.[cm]?ts$/;

/** The language of a file by its ending, or by the interpreter that its first line names. Declarations run nothing. */
export function languageOf(path: string, bytes: Buffer): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (declarations.test(name)) return undefined;
  const named = byName.get(name);
  if (named !== undefined) return named;
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  const known = byEnding.get(ending);
  if (known !== undefined) return known;
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return undefined;
  const first = bytes.toString('latin1', 2, 200).split('\n', 1)[0] ?? '';
  return byInterpreter.find(([word]) => first.includes(word))?.[1];
}

const asideFolders = new Set([
  '__fixtures__',
  '__mocks__',
  '__snapshots__',
  '__tests__',
  'bench',
  'benchmark',
  'benchmarks',
  'demo',
  'demos',
  'doc',
  'docs',
  'example',
  'examples',
  'fixture',
  'fixtures',
  'sample',
  'samples',
  'spec',
  'specs',
  'test',
  'testing',
  'tests',
]);

/** What builds or ships a package lies in many archives, and nobody runs it there unless a hook names it. */
const buildName =
  /^(?:(?:gnu)?makefile|cmakelists\.txt|configure\.ac|(?:docker|container|jenkins|pod|brew)file)$|\.(?:mk|cmake|m4|podspec)$/;
const asideName =
  /(?:^|[._-])(?:test|tests|spec|bench|stories)\.[a-z]{1,4}$|^test_[^/]*\.py$|_test\.(?:go|py|rb)$|^conftest\.py$/;

/** Whether a file is about the package rather than part of it: tests, documentation, examples, fixtures. */
export function isAside(path: string): boolean {
  const segments = path.toLowerCase().split('/');
  const name = segments.pop() ?? '';
  return asideName.test(name) || buildName.test(name) || segments.some((segment) => asideFolders.has(segment));
}

const builtFolders = new Set([
  'build',
  'bundle',
  'bundles',
  'bundled',
  'cdn',
  'compiled',
  'dist',
  'iife',
  'min',
  'umd',
  'vendor',
  'vendored',
]);

/** Whether long lines are to be expected: output of a bundler or minifier, by where it lies or how it is called. */
export function isBuilt(path: string): boolean {
  const segments = path.toLowerCase().split('/');
  const name = segments.pop() ?? '';
  return (
    /(?:^|[._-])(?:min|prod|production|bundle|bundled|umd|iife|global|cjs|esm|cdn)\./.test(name) ||
    segments.some((segment) => builtFolders.has(segment))
  );
}
