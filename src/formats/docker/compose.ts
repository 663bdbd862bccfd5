import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { at, itemsOf, member, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { collectImage, substitute } from './image.ts';

/** Aliases (`<<: *defaults`) are common in Compose files; this many are followed. */
const maxAliases = 500;

/** The images that a Compose file runs. Source: Compose specification. */
export const compose: Format = {
  id: 'docker-compose',
  ecosystem: 'docker',
  kind: 'manifest',
  files: [
    'docker-compose.yml',
    'docker-compose.yaml',
    'docker-compose.*.yml',
    'docker-compose.*.yaml',
    'docker-compose-*.yml',
    'compose.yml',
    'compose.yaml',
    'compose.*.yml',
    'compose.*.yaml',
  ],
  reads: { direct: 'yes', scope: 'yes', integrity: 'partly', origin: 'partly', lines: 'yes', requiredBy: 'no' },
  note: 'Images of services; variables take the default that the file gives them, others make the image unknown. Files that are included or extended are read as well.',
  parse,
};

const noValues: ReadonlyMap<string, string> = new Map();

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(compose, path);
  const documents = documentOf(parseYaml(text, { maxAliases }), collected);
  for (const document of documents ?? []) {
    const services = at(document, 'services') ?? (at(document, 'version') === undefined ? document : undefined);
    for (const [, service] of membersOf(services)) readService(service.value, path, collected);
    for (const item of listOf(at(document, 'include'))) {
      const paths = item.kind === 'map' ? listOf(at(item, 'path')) : [item];
      for (const one of paths) followFile(one, path, collected);
    }
  }
  return collected.finish();
}

function readService(service: Tree, path: string, collected: EntryCollector): void {
  const build = inherited(service, 'build');
  // With `build`, the image is what this repository makes, not what it takes.
  const image = build ? undefined : inherited(service, 'image');
  const written = textOf(image?.value);
  if (image && written !== undefined && written !== '') {
    collectImage(substitute(written, noValues), collected, { line: image.line, scope: 'runtime' });
  }
  for (const { text: context, line } of contextsOf(at(build?.value, 'additional_contexts'))) {
    const base = /^docker-image:\/\/(.*)$/s.exec(context)?.[1];
    if (base !== undefined) collectImage(substitute(base, noValues), collected, { line, scope: 'build' });
  }
  const file = at(service, 'extends', 'file');
  if (file !== undefined) followFile(file, path, collected);
}

/** A member of a service, or of what is merged into it (`<<: *defaults`, the first of several counts). */
function inherited(service: Tree, key: string): Member | undefined {
  const own = member(service, key);
  if (own !== undefined) return own;
  for (const base of listOf(at(service, '<<'))) {
    const found = member(base, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `{name: value}` or a list of `name=value`. */
function contextsOf(contexts: Tree | undefined): readonly { readonly text: string; readonly line: number }[] {
  const named = [...membersOf(contexts)].map(([, { value, line }]) => ({ text: textOf(value) ?? '', line }));
  const listed = itemsOf(contexts).map((item) => ({
    text: (textOf(item) ?? '').replace(/^[^=]*=/, ''),
    line: item.line,
  }));
  return [...named, ...listed];
}

/** Another Compose file whose services count as this one's. */
function followFile(tree: Tree, path: string, collected: EntryCollector): void {
  const written = textOf(tree) ?? '';
  const { line } = tree;
  if (written === '' || written.includes('$')) return;
  if (written.includes('://') || /^[\w.-]+@[\w.-]+:/.test(written)) {
    collected.remark('remote-address', `services are taken from ${echo(written)}`, { line });
    return;
  }
  const target = resolveInRepository(path, written);
  if (target !== undefined) collected.include(target, line);
  else collected.remark('include-outside-repository', `services are taken from ${echo(written)}`, { line });
}

function listOf(tree: Tree | undefined): readonly Tree[] {
  if (tree === undefined) return [];
  return tree.kind === 'list' ? tree.items : [tree];
}
