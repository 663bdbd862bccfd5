import type { EcosystemId } from '../../domain/package.ts';
import type { EntryCollector } from '../collect.ts';
import { collectImage } from '../docker/image.ts';
import { addGo, addNpm, addPypi } from '../generic/add-installed.ts';
import { addCargo, addGem } from '../generic/add-others.ts';
import { commandText } from '../generic/command-text.ts';
import type { AddInstalled } from '../generic/installed.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, itemsOf, text as textOf, type Tree } from '../syntax/tree.ts';

/** The languages whose packages a hook may ask for. Source: pre-commit's documentation, "Supported languages". */
const languages: ReadonlyMap<string, AddInstalled> = new Map<string, AddInstalled>([
  ['golang', addGo],
  ['node', addNpm],
  ['python', addPypi],
  ['ruby', addGem],
  ['rust', (word, installing) => addCargo({ ...word, text: crateOf(word.text) }, installing)],
]);

/** Collects `additional_dependencies` of one hook. */
export function collectHookDependencies(hook: Tree, collected: EntryCollector): void {
  collectHookImage(hook, collected);
  const list = at(hook, 'additional_dependencies');
  if (list === undefined) return;
  if (list.kind !== 'list') {
    if (textOf(list) !== '')
      collected.unreadable(`additional_dependencies is ${describe(list)}, not a list`, list.line);
    return;
  }
  const language = textOf(at(hook, 'language'));
  const texts = itemsOf(list).map((item) => ({ written: textOf(item), line: item.line }));
  const add = language === undefined ? addByShape(texts.map(({ written }) => written ?? '')) : languages.get(language);
  for (const { written, line } of texts) {
    if (written === undefined) collected.unreadable('a dependency of a hook is no text', line);
    else if (written !== '' && add === undefined) addUnknown(written, line, collected);
    else add?.({ text: written, computed: false, line, runs: [] }, installing(written, collected));
  }
}

/** With the language `docker_image` the first word of the entry that is no option is the image. */
function collectHookImage(hook: Tree, collected: EntryCollector): void {
  const entry = at(hook, 'entry');
  if (textOf(at(hook, 'language')) !== 'docker_image' || entry === undefined) return;
  const words = (textOf(entry) ?? '').slice(0, 2_000).split(/\s+/);
  const image = words.find(
    (word, index) => word !== '' && !word.startsWith('-') && words[index - 1] !== '--entrypoint',
  );
  if (image !== undefined) collectImage(image, collected, { line: entry.line, scope: 'build' });
}

function installing(written: string, collected: EntryCollector) {
  return { collected, command: commandText(['additional_dependencies:', written]), scope: 'build' as const };
}

/**
 * The language that the hook's own repository names is not in this file. Versions give it away: `==` and `~=` are
 * Python's, `@` npm's or Go's. One such entry tells of the list.
 */
function addByShape(texts: readonly string[]): AddInstalled | undefined {
  if (texts.some((text) => /^[A-Za-z0-9][\w.-]*(?:\[[\w.,\s-]*\])?\s*(?:==|>=|<=|~=|!=|<|>)/.test(text)))
    return addPypi;
  if (texts.some((text) => /^[\w.-]+\.[a-z]{2,10}\/[^@\s]+@v?\d/.test(text))) return addGo;
  return texts.some((text) => /^@[\w.-]+\/[\w.-]+|^[\w.-]+@[\d^~]/.test(text)) ? addNpm : undefined;
}

/** A lone name that may be any language's: it is listed, and its registry is not known. */
function addUnknown(written: string, line: number, collected: EntryCollector): void {
  const ecosystem: EcosystemId = 'generic';
  const name = written.slice(0, 200);
  const command = `additional_dependencies: ${echo(written)}`;
  collected.requirement({ ecosystem, name, range: '', line, scope: 'build', direct: true, command });
}

/** `name:1.2` and `cli:name:1.2` are pre-commit's own spelling. */
function crateOf(written: string): string {
  const bare = written.startsWith('cli:') ? written.slice(4) : written;
  return bare.replace(':', '@');
}
