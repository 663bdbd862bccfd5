import type { EntryCollector } from '../collect.ts';
import { collectImage } from '../docker/image.ts';
import type { ShellWord } from '../syntax/shell.ts';
import { at, itemsOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { nameOfAddress } from './address-names.ts';
import { readArguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { startedBy } from './command-words.ts';
import { readCommand, readScript } from './install-commands.ts';
import { ScriptValues } from './script-values.ts';

const addressKeys = ['url', 'serverUrl', 'httpUrl', 'endpoint', 'uri'];

/** Options of `docker run` that take a value. Source: docker's command line reference. */
const dockerValued = new Set(
  '-e --env --env-file -v --volume --mount -p --publish --name --network --net --entrypoint -w --workdir -u --user --platform --add-host -h --hostname -l --label -m --memory --cpus --gpus --pull --tmpfs --device --cap-add --cap-drop --security-opt --ulimit --restart --log-driver --log-opt --dns --ipc --pid --runtime --shm-size --volumes-from --cidfile --ip --link --stop-signal'.split(
    ' ',
  ),
);

/** Reads one server of an assistant: the program that is started, or the address that is called. */
export function readServer(alias: string, server: Tree, collected: EntryCollector): void {
  if (server.kind !== 'map') return;
  const words = wordsOf(server);
  if (words.length > 0) readProgram(alias, words, collected);
  for (const key of addressKeys) {
    const url = at(server, key);
    const written = textOf(url);
    if (url === undefined || written === undefined || !written.includes('://')) continue;
    const origin = { kind: 'url', url: written } as const;
    const name = nameOfAddress(origin, 'whole');
    collected.requirement({ name, range: '', line: url.line, scope: 'build', direct: true, alias, origin });
  }
}

/** `command` as a text, a list, or a map with `path` (Zed); `args` behind it. */
function wordsOf(server: Tree): readonly ShellWord[] {
  const command = at(server, 'command');
  const program = command?.kind === 'map' ? [at(command, 'path'), ...itemsOf(at(command, 'args'))] : listed(command);
  return [...program, ...itemsOf(at(server, 'args'))].flatMap((tree) => {
    const text = textOf(tree);
    return tree === undefined || text === undefined ? [] : [{ text, computed: false, line: tree.line, runs: [] }];
  });
}

function listed(tree: Tree | undefined): readonly (Tree | undefined)[] {
  return tree?.kind === 'list' ? tree.items : [tree];
}

function readProgram(alias: string, words: readonly ShellWord[], collected: EntryCollector): void {
  const reading = { collected, scope: 'build' as const, alias, values: new ScriptValues() };
  const [first] = words;
  if (first === undefined) return;
  // Some write the whole line as the command.
  if (words.length === 1 && /\s/.test(first.text)) {
    readScript({ text: first.text, line: first.line }, reading);
    return;
  }
  const started = startedBy(words);
  if (started?.tool === 'docker' || started?.tool === 'podman') readContainer(alias, started.args, collected);
  else if (started !== undefined && isShell(started.tool)) {
    const script = started.args.at(-1);
    if (script !== undefined) readScript({ text: script.text, line: script.line }, reading);
  } else readCommand(words, reading);
}

function isShell(tool: string): boolean {
  return ['sh', 'bash', 'zsh', 'cmd', 'powershell', 'pwsh'].includes(tool);
}

function readContainer(alias: string, args: readonly ShellWord[], collected: EntryCollector): void {
  for (const verbs of [['run'], ['container', 'run']]) {
    const image = readArguments(args, { verbs, valued: dockerValued, take: 'first' })?.positionals[0];
    if (image === undefined) continue;
    const command = commandText(['docker', ...args.map(({ text }) => text)]);
    collectImage(image.text, collected, { line: image.line, scope: 'build', alias, command });
    return;
  }
}
