import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { at, member, membersOf, text as textOf } from '../syntax/tree.ts';
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
  note: 'Images of services; variables take the default that the file gives them, others make the image unknown.',
  parse,
};

const noValues: ReadonlyMap<string, string> = new Map();

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(compose, path);
  const documents = documentOf(parseYaml(text, { maxAliases }), collected);
  for (const document of documents ?? []) {
    const services = at(document, 'services') ?? (at(document, 'version') === undefined ? document : undefined);
    for (const [, service] of membersOf(services)) {
      // With `build`, the image is what this repository makes, not what it takes.
      const image = member(service.value, 'build') ? undefined : member(service.value, 'image');
      const written = textOf(image?.value);
      if (image && written !== undefined && written !== '') {
        collectImage(substitute(written, noValues), collected, { line: image.line, scope: 'runtime' });
      }
    }
  }
  return collected.finish();
}
