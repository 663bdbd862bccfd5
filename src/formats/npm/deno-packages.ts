import type { Origin } from '../../domain/dependency.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { splitDescriptor } from './descriptor.ts';
import { readResolved } from './resolved.ts';

type Registry = Extract<EcosystemId, 'npm' | 'jsr'>;

interface DenoPackage {
  readonly registry: Registry;
  /** As the file writes it, peers included. */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly member: Member;
}

/** Gathers the npm and JSR packages of deno.lock, wherever its version keeps them. */
export function collectDenoPackages(root: Tree, collected: EntryCollector): void {
  const packages = readPackages(root, collected);
  const byKey = new Map(packages.map((one) => [`${one.registry}:${one.key}`, one]));
  const resolver = new DenoResolver(root, packages, byKey);
  const direct = resolver.direct();
  const requiredBy = requiringOf(packages, resolver);
  for (const one of packages) {
    const { registry, name, version, member } = one;
    collected.dependency({
      ecosystem: registry,
      name,
      version,
      line: member.line,
      endLine: member.endLine,
      direct: direct === undefined ? undefined : direct.has(one),
      origin: originOf(member.value, name, version),
      integrity: integrityOf(textOf(at(member.value, 'integrity'))),
      requiredBy: requiredBy.get(one),
      installScript: isScripted(member.value) ? true : undefined,
    });
  }
}

/** Version 2 nests npm's packages, 3 puts both registries under `packages`, 4 and 5 have them at the root. */
function readPackages(root: Tree, collected: EntryCollector): readonly DenoPackage[] {
  const places: readonly (readonly [Registry, Tree | undefined])[] = [
    ['jsr', at(root, 'jsr') ?? at(root, 'packages', 'jsr')],
    ['npm', at(root, 'npm', 'packages') ?? at(root, 'npm') ?? at(root, 'packages', 'npm')],
  ];
  return places.flatMap(([registry, map]) => {
    if (map !== undefined && map.kind !== 'map') {
      collected.problem('unreadable-file', `"${registry}" is ${describe(map)}, not an object`, map.line);
    }
    return [...membersOf(map)].flatMap(([key, member]) => readPackage({ registry, key, member }, collected));
  });
}

function readPackage(
  { registry, key, member }: { registry: Registry; key: string; member: Member },
  collected: EntryCollector,
): readonly DenoPackage[] {
  const { name, range } = splitDescriptor(key);
  // Peers follow the version after underscores: `name@1.2.3_react@18.0.0`.
  const version = range.split('_', 1)[0] ?? '';
  if (name === '' || version === '' || member.value.kind !== 'map') {
    collected.unreadable(`the entry ${echo(key)} names no package and version`, member.line);
    return [];
  }
  return [{ registry, key, name, version, member }];
}

/** Finds what specifiers and the short names inside packages mean. */
class DenoResolver {
  private readonly root: Tree;
  private readonly byKey: ReadonlyMap<string, DenoPackage>;
  private readonly byName = new Map<string, DenoPackage[]>();
  private readonly specifiers = new Map<string, string>();

  constructor(root: Tree, packages: readonly DenoPackage[], byKey: ReadonlyMap<string, DenoPackage>) {
    this.root = root;
    this.byKey = byKey;
    for (const one of packages) {
      const key = `${one.registry}:${one.name}`;
      const list = this.byName.get(key);
      if (list === undefined) this.byName.set(key, [one]);
      else list.push(one);
    }
    const map = at(root, 'specifiers') ?? at(root, 'packages', 'specifiers') ?? at(root, 'npm', 'specifiers');
    for (const [specifier, { value }] of membersOf(map)) this.specifiers.set(specifier, textOf(value) ?? '');
  }

  /** What a specifier (`npm:a@^1`, `jsr:@s/b@1`) or a short name (`a`, `a@1.2.3`) of a registry means. */
  find(specifier: string, registry: Registry): DenoPackage | undefined {
    const prefixed =
      specifier.startsWith('npm:') || specifier.startsWith('jsr:') ? specifier : `${registry}:${specifier}`;
    const kind = prefixed.slice(0, 4);
    const { name } = splitDescriptor(prefixed.slice(4));
    const resolved = this.specifiers.get(prefixed);
    if (resolved !== undefined) {
      // Version 3 resolves to `npm:a@1.2.3`, 2 to `a@1.2.3`, 4 and 5 to the version alone.
      const key = resolved.startsWith(kind)
        ? resolved
        : resolved.includes('@', 1) && !/^[0-9]/.test(resolved)
          ? kind + resolved
          : `${kind}${name}@${resolved}`;
      return this.byKey.get(key);
    }
    const known = this.byKey.get(prefixed);
    const candidates = this.byName.get(kind + name) ?? [];
    return known ?? (candidates.length === 1 ? candidates[0] : undefined);
  }

  /** What the members of the workspace ask for; undefined where the file does not record it. */
  direct(): ReadonlySet<DenoPackage> | undefined {
    const workspace = at(this.root, 'workspace');
    if (workspace === undefined) return undefined;
    const members = [workspace, ...[...membersOf(at(workspace, 'members'))].map(([, { value }]) => value)];
    const lists = members.flatMap((member) => [
      ...itemsOf(at(member, 'dependencies')),
      ...itemsOf(at(member, 'packageJson', 'dependencies')),
    ]);
    return new Set(lists.flatMap((item) => this.find(textOf(item) ?? '', 'npm') ?? []));
  }
}

function requiringOf(
  packages: readonly DenoPackage[],
  resolver: DenoResolver,
): ReadonlyMap<DenoPackage, readonly string[]> {
  const requiredBy = new Map<DenoPackage, string[]>();
  for (const one of packages) {
    for (const specifier of needsOf(one.member.value)) {
      const found = resolver.find(specifier, one.registry);
      if (found === undefined) continue;
      const keys = requiredBy.get(found);
      if (keys === undefined) requiredBy.set(found, [`${one.name}@${one.version}`]);
      else keys.push(`${one.name}@${one.version}`);
    }
  }
  return requiredBy;
}

/** Lists since version 4; before, a map from the name to `name@1.2.3` in npm's packages. */
function needsOf(value: Tree): readonly string[] {
  return ['dependencies', 'optionalDependencies'].flatMap((field) => {
    const needs = at(value, field);
    if (needs?.kind === 'map') return [...membersOf(needs)].map(([, member]) => textOf(member.value) ?? '');
    return itemsOf(needs).map((item) => textOf(item) ?? '');
  });
}

/** The address is written for registries of others than npm's own form or host. */
function originOf(value: Tree, name: string, version: string): Origin {
  const tarball = textOf(at(value, 'tarball'));
  return tarball === undefined ? { kind: 'registry' } : readResolved(tarball, name, version).origin;
}

/** npm's are in SRI form; JSR's are the bare SHA-256 of the version's manifest. */
function integrityOf(written: string | undefined): readonly string[] {
  if (written !== undefined && /^[0-9a-f]{64}$/.test(written)) return [`sha256:${written}`];
  return hashesOf(written);
}

function isScripted(value: Tree): boolean {
  const scripts = at(value, 'scripts');
  return scripts?.kind === 'scalar' && scripts.value === true;
}
