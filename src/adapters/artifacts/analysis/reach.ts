import type { Capability, InstallHook } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import { hooksOf } from './hooks.ts';
import { entryPointHooks, pathOfEntryPoint } from './entry-points.ts';
import { readPackageJson } from './package-json.ts';
import { filesOfClass, loadedClasses } from './loaded-classes.ts';
import { filesOfCommand, largestSearched, referencesOf } from './references.ts';
import { loadFiles } from './side.ts';
import type { Side } from './side.ts';
import { startupCode } from './startup.ts';

export type Reach = Capability['reach'];

/** Files that are followed from one starting point; beyond it the rest stays unknown. */
const mostFiles = 250;
const deepest = 8;

/**
 * Files that a build of the project runs by their place alone: analyzers and tasks of NuGet packages, build hooks of Dart,
 * the project files of Mix and Rebar.
 */
const runsInBuild =
  /^(?:analyzers|build|buildTransitive|tasks|tools)\/.*\.dll$|^hook\/(?:build|link)\.dart$|^(?:mix\.exs|rebar\.config\.script)$/;

/** Files that run by themselves when the package is installed, with everything they load. */
export async function installReach(side: Side, hooks: readonly InstallHook[]): Promise<ReadonlySet<string>> {
  if (side.runs !== undefined) return new Set();
  const starts = new Set([...side.files.keys()].filter((key) => runsInBuild.test(key)));
  for (const hook of hooks) {
    if (hook.kind === 'autoload.files' || hook.kind === 'entry-point') continue;
    for (const file of filesOfHook(side, hook)) starts.add(file);
  }
  for (const ecosystem of ['composer', 'maven'] as const)
    for (const file of classFiles(side, ecosystem, 'install')) starts.add(file);
  return follow(side, starts);
}

/** Files of the classes that tools load at that time because a manifest names them. */
function classFiles(side: Side, ecosystem: EcosystemId, time: 'import' | 'install'): readonly string[] {
  return loadedClasses(side, ecosystem).flatMap(({ name, at }) =>
    at === time ? filesOfClass(side, ecosystem, name) : [],
  );
}

function filesOfHook(side: Side, hook: InstallHook): Iterable<string> {
  if (hook.kind === 'setup.py') return ['setup.py'];
  if (hook.kind === 'proc-macro') return ['src/lib.rs'];
  if (hook.kind === 'build-backend') return filesOfCommand(side, (hook.command ?? '').replaceAll('.', '/'));
  return filesOfCommand(side, hook.command ?? '');
}

/** Files that run at every start of the interpreter; of an action, with every job that uses it. */
export async function startupReach(side: Side): Promise<ReadonlySet<string>> {
  if (side.runs !== undefined) return side.runs.files;
  const starts = new Set<string>();
  for (const [key, bytes] of side.manifests) if (startupCode(key, bytes) !== undefined) starts.add(key);
  if (side.kind === 'wheel' && side.files.has('__init__.py')) starts.add('__init__.py');
  return follow(side, starts);
}

/** Files that run when the package is imported or a command of it is called; ends when all of `targets`, if any, are found. */
export async function importReach(
  side: Side,
  ecosystem: EcosystemId,
  targets?: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const starts = new Set<string>();
  if (ecosystem === 'npm') {
    for (const entry of readPackageJson(side.manifests.get('package.json'))?.entries ?? [])
      for (const key of filesOfCommand(side, entry)) starts.add(key);
  } else {
    for (const hook of ecosystem === 'pypi' ? entryPointHooks(side) : [])
      for (const key of filesOfCommand(side, pathOfEntryPoint(hook))) starts.add(key);
    for (const key of classFiles(side, ecosystem, 'import')) starts.add(key);
    for (const { kind, command } of ecosystem === 'composer' ? hooksOf(side, ecosystem) : [])
      if (kind === 'autoload.files') for (const key of filesOfCommand(side, command ?? '')) starts.add(key);
    for (const key of [...(targets ?? []), ...side.files.keys()]) if (isEntry(key, ecosystem)) starts.add(key);
  }
  return follow(side, starts, targets);
}

function isEntry(key: string, ecosystem: EcosystemId): boolean {
  switch (ecosystem) {
    case 'pypi':
      return (
        /^(?:src\/|data\/(?:purelib|platlib)\/)?(?:[^/]+\/__init__\.py|[^/]+\.py)$/.test(key) && key !== 'setup.py'
      );
    case 'gem':
      return /^lib\/[^/]+\.rb$/.test(key);
    case 'cargo':
      return key === 'src/lib.rs' || key === 'src/main.rs';
    case 'golang':
      return /^[^/]+\.go$/.test(key);
    case 'hex':
      return /^(?:lib\/.*\.ex|src\/.*\.erl)$/.test(key);
    case 'maven':
      return /\.(?:class|groovy|java|kt|scala)$/.test(key);
    case 'nuget':
      return /^(?:lib|runtimes)\/.*\.dll$|^content(?:Files)?\/.*\.cs$/i.test(key);
    case 'pub':
      return /^(?:bin|lib)\/.*\.dart$/.test(key);
    default:
      return false;
  }
}

/** All files that are loaded from the starting ones, level by level, so that a streamed archive is read once a level. */
export async function follow(
  side: Side,
  starts: ReadonlySet<string>,
  targets?: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  let level = new Set([...starts].slice(0, mostFiles));
  for (let depth = 0; depth < deepest && level.size > 0 && seen.size < mostFiles; depth++) {
    for (const key of level) seen.add(key);
    if (targets !== undefined && [...targets].every((key) => seen.has(key))) break;
    const next = new Set<string>();
    const wanted = new Set([...level].filter((key) => (side.files.get(key)?.size ?? 0) <= largestSearched));
    for (const [key, bytes] of await loadFiles(side, wanted)) {
      for (const name of referencesOf(side, key, bytes)) if (!seen.has(name)) next.add(name);
    }
    level = new Set([...next].slice(0, Math.max(0, mostFiles - seen.size)));
  }
  return seen;
}
