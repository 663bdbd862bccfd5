import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, listOf, mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, member, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';

/** Swift's lockfile, versions 1 to 3: a package is the repository that it is fetched from. */
export const swiftPackageResolved: Format = {
  id: 'swift-package-resolved',
  ecosystem: 'swift',
  kind: 'lockfile',
  files: ['Package.resolved', '.package.resolved'],
  reads: { direct: 'no', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Entries that follow a branch have no version. Packages of a registry keep their identity as their name.',
  parse,
};

const newestVersion = 3;

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(swiftPackageResolved, path);
  const document = documentOf(parseJson(source), collected);
  const root = document === undefined ? undefined : mapOf(document, 'a Package.resolved file', collected);
  if (root === undefined) return collected.finish();
  const version = at(root, 'version');
  if (version?.kind !== 'scalar' || typeof version.value !== 'number' || version.value > newestVersion) {
    collected.problem('unsupported-version', 'the version of this file is not known', version?.line);
  }
  for (const pin of itemsOf(pinsOf(root, collected))) addPin(pin, collected);
  return collected.finish();
}

/** Version 1 has its pins one level deeper. */
function pinsOf(root: TreeMap, collected: EntryCollector): Tree | undefined {
  return member(root, 'object') === undefined
    ? listOf(at(root, 'pins'), 'pins', collected)
    : listOf(at(root, 'object', 'pins'), 'object.pins', collected);
}

function addPin(pin: Tree, collected: EntryCollector): void {
  const { line, endLine } = pin;
  const location = text(at(pin, 'location')) ?? text(at(pin, 'repositoryURL')) ?? '';
  const identity = text(at(pin, 'identity')) ?? text(at(pin, 'package'));
  const state = at(pin, 'state');
  const [version, commit, branch] = ['version', 'revision', 'branch'].map((key) => text(at(state, key)));
  const kind = text(at(pin, 'kind'));
  const name = location === '' ? identity : location;
  if (name === undefined || (version === undefined && commit === undefined)) {
    const what = name === undefined ? describe(at(pin, 'location')) : describe(state);
    collected.unreadable(`a pin has ${what} as its ${name === undefined ? 'location' : 'state'}`, line);
    return;
  }
  const origin =
    kind === 'registry' || location === ''
      ? ({ kind: 'registry' } as const)
      : {
          kind: 'git' as const,
          url: location,
          ...(commit === undefined ? {} : { commit }),
          ...(branch === undefined ? {} : { ref: branch }),
        };
  const facts = { name, line, endLine, origin };
  if (version !== undefined) collected.dependency({ ...facts, version, digest: commit });
  else collected.requirement({ ...facts, range: `${location}#${commit}` });
}
