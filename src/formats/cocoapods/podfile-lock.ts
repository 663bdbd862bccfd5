import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf } from '../document.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, membersOf, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';

/** CocoaPods' lockfile. Subspecs (`Firebase/Core`) belong to their pod and have its version. */
export const podfileLock: Format = {
  id: 'podfile-lock',
  ecosystem: 'cocoapods',
  kind: 'lockfile',
  files: ['Podfile.lock'],
  reads: { direct: 'yes', scope: 'no', integrity: 'partly', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'The checksum is SHA-1 of the pod’s specification, not of its archive.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(podfileLock, path);
  const documents = documentOf(parseYaml(source), collected);
  const root = documents === undefined ? undefined : mapOf(documents[0], 'a Podfile.lock file', collected);
  if (root === undefined) return collected.finish();
  const pods = at(root, 'PODS');
  if (pods?.kind !== 'list') {
    collected.problem('unreadable-file', `PODS must be a list, not ${describe(pods)}`, pods?.line);
    return collected.finish();
  }
  const asked = at(root, 'DEPENDENCIES');
  const direct = asked === undefined ? undefined : new Set(itemsOf(asked).map((item) => podOf(text(item) ?? '').name));
  const edges = edgesOf(pods.items);
  const repositories = repositoriesOf(root);
  for (const item of pods.items) addPod(item, { root, direct, edges, repositories, collected });
  return collected.finish();
}

/** `Name/Subspec (1.2.3)` → pod and version; requirements have an operator there. */
function podOf(written: string): { readonly name: string; readonly version: string } {
  const open = written.indexOf(' (');
  const full = (open < 0 ? written : written.slice(0, open)).trim();
  const version = open < 0 ? '' : written.slice(open + 2).replace(/\)\s*$/, '');
  return { name: full.split('/', 1)[0] ?? full, version };
}

/** An entry is a text, or an object whose one key has what it needs below it. */
function headOf(item: Tree): { readonly written: string; readonly needs: readonly Tree[] } | undefined {
  const lone = text(item);
  if (lone !== undefined) return { written: lone, needs: [] };
  for (const [written, { value }] of membersOf(item)) return { written, needs: itemsOf(value) };
  return undefined;
}

function edgesOf(items: readonly Tree[]): Edges {
  const edges = new Edges();
  for (const item of items) {
    const head = headOf(item);
    const parent = podOf(head?.written ?? '');
    for (const need of head?.needs ?? []) {
      const { name } = podOf(text(need) ?? '');
      if (name !== parent.name) edges.add(parent, name);
    }
  }
  return edges;
}

interface Context {
  readonly root: TreeMap;
  readonly direct: ReadonlySet<string> | undefined;
  readonly edges: Edges;
  readonly repositories: ReadonlyMap<string, string>;
  readonly collected: EntryCollector;
}

function addPod(item: Tree, { root, direct, edges, repositories, collected }: Context): void {
  const head = headOf(item);
  const { name, version } = podOf(head?.written ?? '');
  const { line, endLine } = item;
  if (name === '' || version === '') {
    collected.unreadable(`${echo(head?.written ?? '')} is no pod with a version`, line);
    return;
  }
  const origin = originOf(root, name) ?? registryOf(repositories.get(name));
  if (origin.kind === 'path') return;
  const checksum = text(at(root, 'SPEC CHECKSUMS', name));
  collected.dependency({
    name,
    version,
    line,
    endLine,
    direct: direct?.has(name),
    origin,
    integrity: checksum === undefined ? [] : [`sha1:${checksum}`],
    requiredBy: edges.requiredBy(name),
  });
}

/** EXTERNAL SOURCES has what the Podfile asks for, CHECKOUT OPTIONS the commit that was taken. */
function originOf(root: TreeMap, name: string): Origin | undefined {
  const [external, checkout] = [at(root, 'EXTERNAL SOURCES', name), at(root, 'CHECKOUT OPTIONS', name)];
  const field = (key: string): string | undefined => text(at(checkout, `:${key}`)) ?? text(at(external, `:${key}`));
  const [git, path, url] = [field('git'), field('path'), field('podspec') ?? field('http')];
  if (path !== undefined) return { kind: 'path', path };
  if (git !== undefined) {
    const [commit, ref] = [field('commit'), field('tag') ?? field('branch')];
    return {
      kind: 'git',
      url: git,
      ...(commit === undefined ? {} : { commit }),
      ...(ref === undefined ? {} : { ref }),
    };
  }
  return url === undefined ? undefined : { kind: 'url', url };
}

/** Pod → address of the specification repository that it was found in; `trunk` is CocoaPods' own. */
function repositoriesOf(root: TreeMap): ReadonlyMap<string, string> {
  const repositories = new Map<string, string>();
  for (const [repository, { value }] of membersOf(at(root, 'SPEC REPOS'))) {
    for (const item of itemsOf(value)) repositories.set(text(item) ?? '', repository);
  }
  return repositories;
}

function registryOf(repository: string | undefined): Origin {
  const isOwn =
    repository === undefined ||
    !repository.includes('://') ||
    /^https:\/\/(?:cdn\.cocoapods\.org\/?|github\.com\/CocoaPods\/Specs(?:\.git)?)$/i.test(repository);
  return isOwn ? { kind: 'registry' } : { kind: 'registry', url: repository };
}
