import type { InstallHook } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import { entryPointHooks } from './entry-points.ts';
import { isObject, parseObject, readPackageJson, texts } from './package-json.ts';
import type { Side } from './side.ts';

/** What an installer or a build would run by itself, as the archive declares it, sorted. */
export function hooksOf(side: Side, ecosystem: EcosystemId): readonly InstallHook[] {
  const hooks = hooksByEcosystem[ecosystem]?.(side) ?? [];
  return hooks.toSorted((a, b) => compareTexts(`${a.kind}\n${a.command ?? ''}`, `${b.kind}\n${b.command ?? ''}`));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const hooksByEcosystem: Partial<Record<EcosystemId, (side: Side) => readonly InstallHook[]>> = {
  cargo: cargoHooks,
  composer: composerHooks,
  gem: gemHooks,
  githubactions: (side) => side.runs?.hooks ?? [],
  npm: npmHooks,
  nuget: nugetHooks,
  pypi: pythonHooks,
};

/**
 * npm runs these for every installed package; without an install script a binding.gyp at the root stands for
 * `node-gyp rebuild` (GHSA-9pvf-vcx3-x239: code ran from its command substitutions alone).
 */
function npmHooks(side: Side): readonly InstallHook[] {
  const manifest = readPackageJson(side.manifests.get('package.json'));
  const scripts = ['preinstall', 'install', 'postinstall'].flatMap((kind) => {
    const command = manifest?.scripts.get(kind);
    return command === undefined || command === '' ? [] : [{ kind, command }];
  });
  const gyp = side.manifests.get('binding.gyp');
  if (gyp === undefined || manifest?.gypfile === false) return scripts;
  const substitutions = commandSubstitutions(gyp.toString('utf8'));
  const implicit = !scripts.some((hook) => hook.kind === 'install' || hook.kind === 'preinstall');
  if (!implicit && substitutions.length === 0) return scripts;
  return [...scripts, { kind: 'binding.gyp', command: ['node-gyp rebuild', ...substitutions].join(' ; ') }];
}

/** The commands of `<!(…)` and `<!@(…)` in a gyp file. Source: gyp's input format reference. */
export function commandSubstitutions(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf('<!'); at >= 0 && found.length < 50; at = text.indexOf('<!', at + 2)) {
    const open = text.indexOf('(', at);
    if (open < 0 || open - at > 4) continue;
    let depth = 0;
    for (let i = open; i < text.length && i - open < 4000; i++) {
      if (text[i] === '(') depth += 1;
      if (text[i] === ')') depth -= 1;
      if (depth > 0) continue;
      found.push(text.slice(open + 1, i));
      break;
    }
  }
  return found;
}

/**
 * Installing a source distribution runs setup.py, or a build backend; one inside the archive is its own code. Entry points are
 * loaded by the tools that they are for.
 */
function pythonHooks(side: Side): readonly InstallHook[] {
  const hooks: InstallHook[] = [...entryPointHooks(side)];
  if (side.kind === 'wheel') return hooks;
  if (side.files.has('setup.py')) hooks.push({ kind: 'setup.py' });
  const project = side.manifests.get('pyproject.toml')?.toString('utf8') ?? '';
  const own = /^\s*backend-path\s*=\s*(.{1,200})$/m.exec(project);
  const backend = /^\s*build-backend\s*=\s*["']([^"'\n]{1,200})["']/m.exec(project);
  if (own) hooks.push({ kind: 'build-backend', command: `${backend?.[1] ?? ''} in ${own[1]?.trim() ?? ''}` });
  return hooks;
}

function cargoHooks(side: Side): readonly InstallHook[] {
  const manifest = side.manifests.get('Cargo.toml')?.toString('utf8') ?? '';
  const hooks: InstallHook[] = [];
  const named = /^\s*build\s*=\s*["']([^"'\n]{1,200})["']/m.exec(manifest)?.[1];
  if (named !== undefined) hooks.push({ kind: 'build.rs', command: named });
  else if (side.files.has('build.rs') && !/^\s*build\s*=\s*false/m.test(manifest))
    hooks.push({ kind: 'build.rs', command: 'build.rs' });
  if (/^\s*proc-macro\s*=\s*true/m.test(manifest)) hooks.push({ kind: 'proc-macro' });
  return hooks;
}

/** Extensions run extconf.rb at install; a rubygems_plugin.rb runs with every later gem command. */
function gemHooks(side: Side): readonly InstallHook[] {
  const metadata = side.manifests.get('/metadata')?.toString('utf8') ?? '';
  const block = /^extensions:\s*\n((?:\s*- .{1,300}\n){1,50})/m.exec(metadata)?.[1] ?? '';
  const extensions = block.split('\n').flatMap((line) => {
    const command = line.replace(/^\s*-\s*/, '').trim();
    return command === '' ? [] : [{ kind: 'extension', command }];
  });
  const plugins = [...side.files.keys()].filter((key) => key.endsWith('rubygems_plugin.rb'));
  return [...extensions, ...plugins.map((command) => ({ kind: 'rubygems-plugin', command }))];
}

/** A Composer plugin runs while installing; `autoload.files` run with the first line of any program (Laravel-Lang 2026). */
function composerHooks(side: Side): readonly InstallHook[] {
  const manifest = parseObject(side.manifests.get('composer.json'));
  if (manifest === undefined) return [];
  const hooks: InstallHook[] = [];
  const extra = manifest['extra'];
  const plugin = isObject(extra) ? extra['class'] : undefined;
  if (manifest['type'] === 'composer-plugin') {
    hooks.push(typeof plugin === 'string' ? { kind: 'composer-plugin', command: plugin } : { kind: 'composer-plugin' });
  }
  for (const [event, command] of texts(manifest['scripts'])) {
    if (/^(?:pre|post)-(?:install|update|autoload|package)/.test(event))
      hooks.push({ kind: `script ${event}`, command });
  }
  const autoload = manifest['autoload'];
  const files = isObject(autoload) && Array.isArray(autoload['files']) ? autoload['files'] : [];
  for (const file of files) if (typeof file === 'string') hooks.push({ kind: 'autoload.files', command: file });
  return hooks;
}

/** Scripts of old clients, and the MSBuild files that every build imports. */
function nugetHooks(side: Side): readonly InstallHook[] {
  return [...side.files.keys()].flatMap((key): readonly InstallHook[] => {
    if (/^tools\/(?:install|init)\.ps1$/i.test(key)) return [{ kind: 'script', command: key }];
    return /^build(?:transitive|multitargeting)?\/.*\.(?:targets|props)$/i.test(key)
      ? [{ kind: 'build-targets', command: key }]
      : [];
  });
}
