import type { DeclaredDependency, InstallHook } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import { shown } from '../unpack/show.ts';
import { readCoreMetadata } from './core-metadata.ts';
import { hooksOf } from './hooks.ts';
import { readPackageJson } from './package-json.ts';
import type { Side } from './side.ts';

/** What the registry says of the release, for comparing with what its archive says. Undefined: not known. */
export interface RegistrySays {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: readonly DeclaredDependency[];
  readonly hooks?: readonly InstallHook[];
}

/**
 * Where the manifest inside the archive and the registry's metadata disagree: tools that read one are fooled by the
 * other (npm manifest confusion, 2023). What npm's registry itself rewrites is no difference.
 */
export function manifestDifferences(side: Side, ecosystem: EcosystemId, says: RegistrySays): readonly string[] {
  if (ecosystem === 'npm') return npmDifferences(side, says);
  return ecosystem === 'pypi' ? pythonDifferences(side, says) : [];
}

function npmDifferences(side: Side, says: RegistrySays): readonly string[] {
  const inside = readPackageJson(side.manifests.get('package.json'));
  if (inside === undefined) return ['the archive has no package.json that can be read'];
  const found: string[] = [];
  if (inside.name !== says.name)
    found.push(`name: ${shown(inside.name ?? 'none')} inside, ${shown(says.name)} in the registry`);
  if (!sameVersion(inside.version, says.version))
    found.push(`version: ${shown(inside.version ?? 'none')} inside, ${shown(says.version)} in the registry`);
  if (says.hooks !== undefined) found.push(...hookDifferences(hooksOf(side, 'npm'), says.hooks));
  if (says.dependencies !== undefined) found.push(...dependencyDifferences(inside.dependencies, says.dependencies));
  return found.slice(0, 40);
}

function sameVersion(inside: string | undefined, registry: string): boolean {
  return (
    inside
      ?.trim()
      .replace(/^[v=]+/, '')
      .split('+')[0] === registry.split('+')[0]
  );
}

/** The registry adds `install: node-gyp rebuild` by itself for a binding.gyp. */
function hookDifferences(inside: readonly InstallHook[], registry: readonly InstallHook[]): readonly string[] {
  const found: string[] = [];
  const scripts = (hooks: readonly InstallHook[]) =>
    new Map(hooks.filter((hook) => hook.kind !== 'binding.gyp').map((hook) => [hook.kind, hook.command]));
  const [here, there] = [scripts(inside), scripts(registry)];
  for (const [kind, command] of here) {
    if (!there.has(kind)) found.push(`script ${shown(kind)}: only inside: ${shown(command ?? '', 100)}`);
    else if (command !== there.get(kind) && there.get(kind) !== undefined)
      found.push(
        `script ${shown(kind)}: ${shown(command ?? '', 60)} inside, ${shown(there.get(kind) ?? '', 60)} in the registry`,
      );
  }
  for (const [kind, command] of there) {
    const added = kind === 'install' && command === 'node-gyp rebuild';
    if (!here.has(kind) && !added && isLifecycle(kind))
      found.push(`script ${shown(kind)}: only in the registry: ${shown(command ?? '', 100)}`);
  }
  return found;
}

function isLifecycle(kind: string): boolean {
  return kind === 'preinstall' || kind === 'install' || kind === 'postinstall';
}

function dependencyDifferences(
  inside: readonly { readonly field: string; readonly name: string; readonly range: string }[],
  registry: readonly DeclaredDependency[],
): readonly string[] {
  const here = new Map(
    inside.filter((one) => one.field !== 'peerDependencies').map((one) => [one.name, one.range.trim()]),
  );
  const there = new Map(
    registry
      .filter((one) => one.kind === 'runtime' || one.kind === 'optional')
      .map((one) => [one.name, one.range.trim()]),
  );
  const found: string[] = [];
  for (const [name, range] of here) {
    const other = there.get(name);
    if (other === undefined) found.push(`dependency ${shown(name)}: only inside, ${shown(range)}`);
    else if (other !== range)
      found.push(`dependency ${shown(name)}: ${shown(range)} inside, ${shown(other)} in the registry`);
  }
  for (const [name, range] of there)
    if (!here.has(name)) found.push(`dependency ${shown(name)}: only in the registry, ${shown(range)}`);
  return found;
}

function pythonDifferences(side: Side, says: RegistrySays): readonly string[] {
  const inside = readCoreMetadata(side);
  if (inside === undefined) return side.kind === 'wheel' ? ['the wheel has no METADATA that can be read'] : [];
  const found: string[] = [];
  if (pythonName(inside.name ?? '') !== pythonName(says.name))
    found.push(`name: ${shown(inside.name ?? 'none')} inside, ${shown(says.name)} in the registry`);
  if (pythonVersion(inside.version ?? '') !== pythonVersion(says.version))
    found.push(`version: ${shown(inside.version ?? 'none')} inside, ${shown(says.version)} in the registry`);
  // An index that lists no dependency at all may not have read any: it takes them from the first file uploaded, and for an
  // sdist without static metadata it says nothing.
  if (says.dependencies === undefined || says.dependencies.length === 0 || side.kind !== 'wheel') return found;
  const here = new Set(inside.requires.map((line) => pythonName(/^[A-Za-z0-9._-]+/.exec(line)?.[0] ?? line)));
  const there = new Set(says.dependencies.map((one) => pythonName(one.name)));
  for (const name of here) if (!there.has(name)) found.push(`dependency ${shown(name)}: only inside`);
  for (const name of there) if (!here.has(name)) found.push(`dependency ${shown(name)}: only in the registry`);
  return found.slice(0, 40);
}

function pythonName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** Enough of PEP 440 to call two spellings of one version the same. */
function pythonVersion(version: string): string {
  return version
    .toLowerCase()
    .replace(/^v/, '')
    .replaceAll(/[-_]/g, '.')
    .replace(/(?:\.0+)+$/, '')
    .replaceAll(/\.?(rc|a|b|post|dev)\.?/g, '$1');
}
