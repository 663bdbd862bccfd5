import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { linkGemfile } from './link-gemfile.ts';
import { sectionsOf } from './gemfile-lock-sections.ts';
import type { GemfileLock, GemSource, LockedGem } from './gemfile-lock-sections.ts';

/** Bundler's lockfile. */
export const gemfileLock: Format = {
  id: 'gemfile-lock',
  ecosystem: 'gem',
  kind: 'lockfile',
  files: ['Gemfile.lock', '*.gemfile.lock', 'gems.locked'],
  reads: { direct: 'yes', scope: 'linked', integrity: 'partly', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Platforms of one version are one entry; gems of PATH sources are not packages. Hashes since Bundler 2.5. What is for development only comes from the groups of the Gemfile beside it.',
  parse,
  link: linkGemfile,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gemfileLock, path);
  const lock = sectionsOf(text);
  for (const { line, message } of lock.odd) collected.unreadable(message, line);
  if (lock.gems.length === 0 && !lock.hasDependencies) {
    collected.problem('unreadable-file', 'none of the sections of a Gemfile.lock', 1);
  }
  const edges = edgesOf(lock);
  const needed = neededByProjects(lock);
  for (const gem of lock.gems) addGem(gem, { lock, edges, needed, collected });
  return collected.finish();
}

function edgesOf(lock: GemfileLock): Edges {
  const edges = new Edges();
  for (const gem of lock.gems) {
    if (gem.source.kind !== 'PATH') for (const need of gem.needs) edges.add(gem, need);
  }
  return edges;
}

/** What the gems of the repository itself (PATH) need, directly or over others: their users need it as well. */
function neededByProjects({ gems }: GemfileLock): ReadonlySet<string> {
  const needs = new Map<string, string[]>();
  for (const gem of gems) {
    const known = needs.get(gem.name) ?? [];
    for (const need of gem.needs) known.push(need);
    needs.set(gem.name, known);
  }
  const reached = new Set(gems.filter(({ source }) => source.kind === 'PATH').flatMap((gem) => gem.needs));
  // A Set is walked in the order of adding, what is added on the way included.
  for (const name of reached) for (const need of needs.get(name) ?? []) reached.add(need);
  return reached;
}

interface Context {
  readonly lock: GemfileLock;
  readonly edges: Edges;
  readonly needed: ReadonlySet<string>;
  readonly collected: EntryCollector;
}

function addGem(gem: LockedGem, { lock, edges, needed, collected }: Context): void {
  if (gem.source.kind === 'PATH') return;
  const { name, version, line, endLine, source } = gem;
  collected.dependency({
    name,
    version,
    line,
    endLine,
    scope: needed.has(name) ? 'runtime' : 'unknown',
    direct: lock.hasDependencies ? lock.direct.has(name) : undefined,
    origin: originOf(source),
    integrity: [...(lock.checksums.get(`${name}@${version}`) ?? [])].sort(),
    requiredBy: edges.requiredBy(name),
  });
}

/** Old lockfiles list all remotes in one section: the gem may come from any of them, so the foreign one counts. */
function originOf(source: GemSource): Origin {
  const urls = source.remotes.map(({ url }) => url);
  if (source.kind !== 'GIT') {
    const foreign = urls.find((url) => !isRubygems(url));
    return foreign === undefined ? { kind: 'registry' } : { kind: 'registry', url: foreign };
  }
  const commit = source.options.get('revision');
  const ref = source.options.get('tag') ?? source.options.get('branch') ?? source.options.get('ref');
  const pin = { ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
  return { kind: 'git', url: urls[0] ?? '', ...pin };
}

function isRubygems(url: string): boolean {
  return /^https:\/\/(?:index\.)?rubygems\.org\/?$/.test(url);
}
