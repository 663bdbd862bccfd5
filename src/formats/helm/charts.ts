import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { parseLoose } from '../../ecosystems/versions/loose-semver.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { at, describe, itemsOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';

/** Helm's lockfile: the versions of the charts that Chart.yaml asks for. Source: helm.sh/docs, "Chart.lock". */
export const helmChartLock: Format = {
  id: 'helm-chart-lock',
  ecosystem: 'helm',
  kind: 'lockfile',
  files: ['Chart.lock', 'requirements.lock'],
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Its digest is of the list itself, not of the charts.',
  parse: (source, path) => parse(helmChartLock, source, path),
};

/** Helm's manifest. */
export const helmChart: Format = {
  id: 'helm-chart',
  ecosystem: 'helm',
  kind: 'manifest',
  files: ['Chart.yaml', '**/charts/*/requirements.yaml'],
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'A lone version is listed as that version. Charts by their alias keep their own name.',
  parse: (source, path) => parse(helmChart, source, path),
};

function parse(format: Format, source: string, path: string): DependencySet {
  const collected = new EntryCollector(format, path);
  const documents = documentOf(parseYaml(source, { maxAliases: 100 }), collected);
  const root = documents === undefined ? undefined : mapOf(documents[0], `a ${format.files[0]} file`, collected);
  const dependencies = at(root, 'dependencies');
  const isEmpty = dependencies === undefined || (dependencies.kind === 'scalar' && dependencies.value === '');
  if (!isEmpty && dependencies.kind !== 'list') {
    collected.problem(
      'unreadable-file',
      `dependencies must be a list, not ${describe(dependencies)}`,
      dependencies.line,
    );
  }
  for (const item of itemsOf(dependencies)) addChart(item, collected);
  return collected.finish();
}

function addChart(item: Tree, collected: EntryCollector): void {
  const { line, endLine } = item;
  const [name, version] = [text(at(item, 'name')), text(at(item, 'version')) ?? ''];
  if (name === undefined) {
    collected.unreadable(`a chart has ${describe(at(item, 'name'))} as its name`, line);
    return;
  }
  const facts = {
    name,
    line,
    endLine,
    direct: true,
    alias: text(at(item, 'alias')),
    marker: text(at(item, 'condition')),
    origin: originOf(text(at(item, 'repository')) ?? ''),
  } as const;
  if (parseLoose(version) === undefined) collected.requirement({ ...facts, range: version });
  else collected.dependency({ ...facts, version });
}

/** `file://../chart`, `oci://host/path`, `https://host/charts`, `@name` of a repository that was added by hand. */
function originOf(repository: string): Origin {
  if (repository === '') return { kind: 'registry' };
  if (repository.startsWith('file://')) return { kind: 'path', path: repository.slice('file://'.length) };
  return { kind: 'registry', url: repository };
}
