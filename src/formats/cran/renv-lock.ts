import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, text } from '../syntax/tree.ts';
import type { Member, Tree, TreeMap } from '../syntax/tree.ts';

/** renv's lockfile of R packages. Source: rstudio.github.io/renv, "The lockfile". */
export const renvLock: Format = {
  id: 'renv-lock',
  ecosystem: 'cran',
  kind: 'lockfile',
  files: ['renv.lock'],
  reads: { direct: 'no', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'partly' },
  note: 'Its hash is of the package’s description, so it is not taken for integrity. Local packages are not listed.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(renvLock, path);
  const document = documentOf(parseJson(source), collected);
  const root = document === undefined ? undefined : mapOf(document, 'an renv.lock file', collected);
  const packages = root === undefined ? undefined : mapOf(at(root, 'Packages'), 'Packages', collected);
  if (root === undefined || packages === undefined) return collected.finish();
  remarkDuplicates(packages, collected);
  const repositories = repositoriesOf(root);
  const edges = edgesOf(packages);
  for (const [key, entry] of packages.members) addPackage(key, entry, { repositories, edges, collected });
  return collected.finish();
}

/** Name of a repository → its address, as the lockfile says. */
function repositoriesOf(root: TreeMap): ReadonlyMap<string, string> {
  const repositories = new Map<string, string>();
  for (const repository of itemsOf(at(root, 'R', 'Repositories'))) {
    const [name, url] = [text(at(repository, 'Name')), text(at(repository, 'URL'))];
    if (name !== undefined && url !== undefined) repositories.set(name, url);
  }
  return repositories;
}

function edgesOf(packages: TreeMap): Edges {
  const edges = new Edges();
  for (const [key, { value }] of packages.members) {
    const parent = { name: text(at(value, 'Package')) ?? key, version: text(at(value, 'Version')) ?? '' };
    for (const need of itemsOf(at(value, 'Requirements'))) edges.add(parent, text(need) ?? '');
  }
  return edges;
}

interface Context {
  readonly repositories: ReadonlyMap<string, string>;
  readonly edges: Edges;
  readonly collected: EntryCollector;
}

function addPackage(key: string, { value, line, endLine }: Member, { repositories, edges, collected }: Context): void {
  const name = text(at(value, 'Package')) ?? key;
  const version = text(at(value, 'Version'));
  const source = text(at(value, 'Source'));
  if (version === undefined) {
    collected.unreadable(`${echo(name)} has ${describe(at(value, 'Version'))} as its version`, line);
    return;
  }
  if (source === 'Local') return;
  const ecosystem = source === 'Bioconductor' ? 'bioconductor' : 'cran';
  const origin = originOf(value, repositories);
  collected.dependency({ name, ecosystem, version, line, endLine, origin, requiredBy: edges.requiredBy(name) });
}

const hosts: Readonly<Record<string, string>> = {
  bitbucket: 'https://bitbucket.org',
  github: 'https://github.com',
  gitlab: 'https://gitlab.com',
};

/** A `RemoteType` beside a repository as source only says how renv once found it. */
function originOf(value: Tree, repositories: ReadonlyMap<string, string>): Origin {
  const source = text(at(value, 'Source')) ?? '';
  if (source === 'Repository' || source === 'Bioconductor' || source === 'CRAN' || source === '') {
    const repository = text(at(value, 'Repository')) ?? '';
    const url = repository.includes('://') ? repository : repositories.get(repository);
    return url === undefined ? { kind: 'registry' } : { kind: 'registry', url };
  }
  const url = text(at(value, 'RemoteUrl')) ?? hostedUrl(value);
  if (url === undefined) return { kind: 'url', url: source };
  const [commit, ref] = [text(at(value, 'RemoteSha')), text(at(value, 'RemoteRef'))];
  return { kind: 'git', url, ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
}

function hostedUrl(value: Tree): string | undefined {
  const type = text(at(value, 'RemoteType')) ?? '';
  const [user, repository] = [text(at(value, 'RemoteUsername')), text(at(value, 'RemoteRepo'))];
  const host = Object.hasOwn(hosts, type) ? hosts[type] : undefined;
  return host === undefined || user === undefined || repository === undefined
    ? undefined
    : `${host}/${user}/${repository}`;
}
