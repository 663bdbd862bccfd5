import type { GuardrailKind } from '../domain/guardrail.ts';

/** How an install command is held to what was locked: by itself, by a flag, or not at all. */
export interface InstallRule {
  readonly tools: readonly string[];
  /** What stands first behind the tool, one or two words; an empty one: nothing does. */
  readonly verbs: readonly string[];
  /** Verbs that are held by themselves. */
  readonly always?: readonly string[];
  readonly held: readonly string[];
  /** What lets a command go that is held by itself: in CI, or always. */
  readonly loose?: readonly string[];
  readonly byItself?: 'always' | 'in-ci';
  /** Only with one of these: `pip install -r`. */
  readonly needs?: readonly string[];
  /** Packages may be named: then it is no install of what is locked. */
  readonly takesPackages?: true;
  readonly lenient?: true;
  readonly kind?: GuardrailKind;
}

const composerHeld = { held: [], always: ['install', 'i'] };

/** Sources: the tools' own documentation of these commands. Sorted by tool. */
export const installRules: readonly InstallRule[] = [
  { tools: ['bun'], verbs: ['install', 'i'], always: ['ci'], held: ['--frozen-lockfile'], takesPackages: true },
  { tools: ['bundle', 'bundler'], verbs: ['install'], held: ['--frozen', '--deployment'], lenient: true },
  {
    tools: ['cargo'],
    verbs: ['build', 'b', 'check', 'clippy', 'install', 'run', 'r', 'test', 't'],
    held: ['--locked', '--frozen'],
    lenient: true,
  },
  { tools: ['composer'], verbs: ['update', 'upgrade', 'u'], ...composerHeld, lenient: true },
  { tools: ['deno'], verbs: ['cache', 'ci', 'install', 'run', 'test'], held: ['--frozen'], lenient: true },
  { tools: ['dotnet'], verbs: ['restore'], held: ['--locked-mode'], lenient: true },
  {
    tools: ['go'],
    verbs: ['build', 'generate', 'install', 'run', 'test', 'vet'],
    held: [],
    loose: ['-mod=mod'],
    byItself: 'always',
  },
  {
    tools: ['gradle', 'gradlew', 'gradlew.bat'],
    verbs: [],
    held: [],
    loose: ['--dependency-verification=off', '--dependency-verification=lenient', '-F=off', '-F=lenient'],
    byItself: 'always',
    kind: 'hash-checking',
  },
  {
    tools: ['mvn', 'mvnw'],
    verbs: [],
    held: [],
    loose: ['--lax-checksums', '-c'],
    byItself: 'always',
    kind: 'hash-checking',
  },
  {
    tools: ['npm'],
    verbs: ['add', 'i', 'in', 'install', 'isntall'],
    always: ['ci', 'clean-install', 'ic', 'install-clean'],
    held: [],
    takesPackages: true,
  },
  { tools: ['pdm'], verbs: ['install'], always: ['sync'], held: ['--frozen-lockfile', '--check'], lenient: true },
  {
    tools: ['pip'],
    verbs: ['install'],
    held: ['--require-hashes'],
    needs: ['-r', '--requirement'],
    lenient: true,
    kind: 'hash-checking',
  },
  {
    tools: ['pipenv'],
    verbs: ['install'],
    always: ['sync'],
    held: ['--deploy', '--ignore-pipfile'],
    takesPackages: true,
    lenient: true,
  },
  {
    tools: ['pnpm'],
    verbs: ['i', 'install'],
    held: ['--frozen-lockfile'],
    loose: ['--no-frozen-lockfile', '--frozen-lockfile=false', '--no-lockfile', '--fix-lockfile'],
    byItself: 'in-ci',
    takesPackages: true,
  },
  { tools: ['poetry'], verbs: ['lock', 'update'], always: ['install', 'sync'], held: [], lenient: true },
  { tools: ['uv'], verbs: ['sync'], held: ['--frozen', '--locked'], lenient: true },
  {
    tools: ['uv'],
    verbs: ['pip install', 'pip sync'],
    held: ['--require-hashes'],
    needs: ['-r', '--requirement'],
    lenient: true,
    kind: 'hash-checking',
  },
  {
    tools: ['yarn'],
    verbs: ['', 'install'],
    held: ['--frozen-lockfile', '--immutable'],
    loose: ['--no-immutable', '--no-lockfile', '--no-frozen-lockfile'],
    takesPackages: true,
  },
];

/** Tools whose installs run scripts of packages unless told otherwise, and how they are told. */
export const scriptFlags: ReadonlyMap<string, readonly string[]> = new Map([
  ['bun', ['--ignore-scripts']],
  ['composer', ['--no-scripts', '--no-plugins']],
  ['npm', ['--ignore-scripts']],
  ['pnpm', ['--ignore-scripts']],
  ['yarn', ['--ignore-scripts', '--mode=skip-build']],
]);

/** Options whose value stands behind them as a word of its own. */
export const valuedOptions: ReadonlySet<string> = new Set([
  '--cache',
  '--cwd',
  '--dependency-verification',
  '--dir',
  '--directory',
  '--features',
  '--filter',
  '--group',
  '--include',
  '--lockfile-dir',
  '--loglevel',
  '--manifest-path',
  '--modules-folder',
  '--mutex',
  '--network-concurrency',
  '--network-timeout',
  '--omit',
  '--package',
  '--prefix',
  '--profile',
  '--project',
  '--python',
  '--registry',
  '--reporter',
  '--store-dir',
  '--target',
  '--target-dir',
  '--userconfig',
  '--working-dir',
  '--workspace',
  '-C',
  '-F',
  '-d',
  '-p',
  '-w',
  '--constraint',
  '--default-index',
  '--extra-index-url',
  '--find-links',
  '--index',
  '--index-url',
  '--requirement',
  '--trusted-host',
  '--allow-insecure-host',
  '-c',
  '-f',
  '-i',
  '-r',
]);
