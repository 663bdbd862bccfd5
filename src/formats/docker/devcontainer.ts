import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { nameOfAddress } from '../generic/address-names.ts';
import { readServer } from '../generic/agent-server.ts';
import { quoted } from '../generic/dockerfile-scripts.ts';
import { isLocal } from '../generic/installed.ts';
import { readScript } from '../generic/install-commands.ts';
import { ScriptValues } from '../generic/script-values.ts';
import { parseJson } from '../syntax/json.ts';
import { at, itemsOf, member, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { collectImage } from './image.ts';

/** Development containers. Source: containers.dev, "Dev Container metadata reference". */
export const devcontainer: Format = {
  id: 'devcontainer',
  ecosystem: 'docker',
  kind: 'manifest',
  files: ['devcontainer.json', '.devcontainer.json'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'partly', origin: 'partly', lines: 'yes', requiredBy: 'no' },
  note: 'The image, the features (which are images as well), and what the lifecycle commands install.',
  parse,
};

const lifecycle = [
  'initializeCommand',
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
];

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(devcontainer, path);
  const parsed = parseJson(text, { style: 'relaxed' });
  if (!parsed.ok) collected.problem('unreadable-file', parsed.message, parsed.line);
  const document = parsed.ok ? mapOf(parsed.value, 'the file', collected) : undefined;
  const image = member(document, 'image')?.value;
  const written = textOf(image);
  if (image !== undefined && written !== undefined) collectImage(written, collected, { line: image.line });
  for (const [name, { line }] of membersOf(at(document, 'features'))) {
    // A feature by an archive's address is the only other form that leaves the repository.
    if (/^https?:\/\//.test(name)) {
      const origin = { kind: 'url', url: name } as const;
      const shown = nameOfAddress(origin, 'whole');
      collected.requirement({
        ecosystem: 'generic',
        name: shown,
        range: '',
        line,
        scope: 'build',
        direct: true,
        origin,
      });
    } else if (!isLocal(name)) collectImage(name, collected, { line });
  }
  for (const key of lifecycle) readCommands(at(document, key), collected);
  for (const [name, { value }] of membersOf(at(document, 'customizations', 'vscode', 'mcp', 'servers')))
    readServer(name, value, collected);
  return collected.finish();
}

/** A text for the shell, a list of words for none, or a map of either, all run side by side. */
function readCommands(tree: Tree | undefined, collected: EntryCollector): void {
  if (tree === undefined) return;
  const written = textOf(tree);
  if (written !== undefined) read(written, tree.line, collected);
  else if (tree.kind === 'list')
    read(
      itemsOf(tree)
        .map((item) => quoted(textOf(item) ?? ''))
        .join(' '),
      tree.line,
      collected,
    );
  else for (const [, { value }] of membersOf(tree)) if (value.kind !== 'map') readCommands(value, collected);
}

function read(text: string, line: number, collected: EntryCollector): void {
  readScript({ text, line }, { collected, scope: 'build', values: new ScriptValues() });
}
