import type { EntryCollector } from '../collect.ts';
import type { Scope } from '../../domain/dependency.ts';
import type { ShellCommand, ShellWord } from '../syntax/shell.ts';
import { nameOfAddress } from './address-names.ts';
import { commandText } from './command-text.ts';
import { startedBy } from './command-words.ts';
import type { ScriptValues } from './script-values.ts';

interface Into {
  readonly collected: EntryCollector;
  readonly scope: Scope;
  readonly values: ScriptValues;
}

const fetchers = new Set([
  'curl',
  'wget',
  'wget2',
  'fetch',
  'aria2c',
  'iwr',
  'irm',
  'Invoke-WebRequest',
  'Invoke-RestMethod',
]);
const interpreters = new Set(
  'sh bash dash zsh ksh ash fish pwsh powershell iex Invoke-Expression source . eval python node deno bun perl ruby php'.split(
    ' ',
  ),
);
/** Whoever compares what was fetched with a hash or signature runs it seen. */
const verifiers = new Set(['sha256sum', 'sha512sum', 'shasum', 'gpg', 'gpgv', 'cosign', 'minisign', 'openssl']);

/**
 * Adds the scripts that are fetched and run: piped into an interpreter, substituted into its words, or stored in a file
 * that a later command runs.
 */
export function addRemoteScripts(commands: readonly ShellCommand[], into: Into): void {
  const stored = new Map<string, ShellCommand>();
  /** Each with what runs it. */
  const run = new Map<ShellCommand, string>();
  let isVerified = false;
  for (const command of commands) {
    const started = startedBy(command.words);
    const tool = started?.tool ?? '';
    if (verifiers.has(tool)) isVerified = true;
    if (fetchers.has(tool)) {
      const interpreter = interpreterBehind(command);
      if (interpreter !== undefined) run.set(command, ` | ${interpreter}`);
      for (const file of filesOf(command)) stored.set(file, command);
    } else if (interpreters.has(tool) || started === undefined || tool.startsWith('$(')) {
      for (const fetched of fetchedIn(command.words)) run.set(fetched, `, run by ${tool || 'the shell'}`);
    }
    const file = started === undefined || isVerified ? undefined : stored.get(fileRun(started.tool, command.words));
    if (file !== undefined) run.set(file, ', run by a later command');
  }
  for (const [command, how] of run) add(command, how, into);
}

function interpreterBehind(command: ShellCommand): string | undefined {
  let next = command.pipedTo;
  for (let hops = 0; next !== undefined && hops < 20; hops++) {
    const tool = startedBy(next.words)?.tool ?? '';
    if (interpreters.has(tool)) return tool;
    next = next.pipedTo;
  }
  return undefined;
}

/** Fetching commands whose output becomes a word: `sh -c "$(curl …)"`, `bash <(curl …)`. */
function fetchedIn(words: readonly ShellWord[]): readonly ShellCommand[] {
  return words.flatMap(({ runs }) => runs.filter((inner) => fetchers.has(startedBy(inner.words)?.tool ?? '')));
}

/** The files that a fetching command writes: `-o FILE`, `-O`, `> FILE`. */
function filesOf({ words, outputs }: ShellCommand): readonly string[] {
  const at = words.findIndex(({ text }) => /^-[A-Za-z]{0,6}[oO]$|^--output$|^--output-document$|^-OutFile$/.test(text));
  const named = words[at + 1]?.text;
  const address = addressOf(words) ?? '';
  const base = address.slice(address.lastIndexOf('/') + 1).split(/[?#]/, 1)[0] ?? '';
  return [...outputs, ...(at === -1 || named === undefined ? [] : [named]), base]
    .filter((file) => file !== '')
    .map(plain);
}

/** The file that a command runs, given to an interpreter or by its own path; empty where it runs none. */
function fileRun(tool: string, words: readonly ShellWord[]): string {
  const at = words.findIndex(({ text }) => text === tool || text.endsWith(`/${tool}`));
  if (!interpreters.has(tool)) return plain(words[at]?.text ?? '');
  return plain(words.slice(at + 1).find(({ text }) => !text.startsWith('-'))?.text ?? '');
}

function plain(file: string): string {
  return file.startsWith('./') ? file.slice(2) : file;
}

function addressOf(words: readonly ShellWord[]): string | undefined {
  return words.find(({ text }) => /^(?:https?|ftp):\/\//i.test(text))?.text;
}

function add({ words, line }: ShellCommand, how: string, { collected, scope, values }: Into): void {
  // Without a scheme, curl and wget take a word for a host; what a variable says is not known, that it is run is.
  const bare = words.slice(1).findLast(({ text, computed }) => computed || /^[\w-]+(?:\.[\w-]+)+\//.test(text))?.text;
  const url = values.fill(addressOf(words) ?? bare ?? '');
  if (url === '') return;
  const origin = { kind: 'url', url } as const;
  const fetch = commandText(words.map(({ text }) => text));
  const command = fetch + how;
  const name = nameOfAddress(origin, 'whole').replaceAll(/[\s$`*?{}()<>|;&'"=\\]+/g, '_');
  collected.requirement({ ecosystem: 'generic', name, range: '', line, scope, direct: true, origin, command });
}
