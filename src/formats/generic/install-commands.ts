import type { Origin, Scope } from '../../domain/dependency.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { hostOf, withoutCredentials } from '../addresses.ts';
import type { EntryCollector } from '../collect.ts';
import { shellCommands } from '../syntax/shell.ts';
import type { ShellCommand, ShellText, ShellWord } from '../syntax/shell.ts';
import { optionValue, readArguments } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { startedBy } from './command-words.ts';
import type { Started } from './command-words.ts';
import type { Installing } from './installed.ts';
import { rulesFor } from './install-rules.ts';
import type { InstallRule } from './install-rules.ts';
import { addRemoteScripts } from './remote-scripts.ts';
import type { ScriptValues } from './script-values.ts';

/** Where commands are read into, and what is known of the file's variables so far. */
export interface CommandReading {
  readonly collected: EntryCollector;
  readonly scope: Scope;
  readonly alias?: string | undefined;
  readonly values: ScriptValues;
}

/** Scripts within scripts: `bash -c "…"`, here-documents for a shell. */
const deepest = 3;
const shells = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'pwsh', 'powershell', 'su', 'cmd', 'eval']);

/** Reads what a script installs. */
export function readScript(script: ShellText, reading: CommandReading, depth = 0): void {
  const commands = shellCommands(script);
  for (const command of commands) {
    reading.values.note(command.words);
    readCommand(command.words, reading);
    if (depth < deepest) for (const inner of scriptsWithin(command)) readScript(inner, reading, depth + 1);
  }
  addRemoteScripts(commands, reading);
}

/** Reads what one command installs, given in words. */
export function readCommand(words: readonly ShellWord[], reading: CommandReading): void {
  const known = words.map((word) => (word.computed ? { ...word, text: reading.values.fill(word.text) } : word));
  const started = startedBy(known);
  if (started === undefined) return;
  reading.values.noteImages(started.tool, started.args);
  for (const rule of rulesFor(started.tool)) {
    const given = readArguments(started.args, rule);
    if (given === undefined || rule.never?.some((flag) => given.options.has(flag))) continue;
    addAll(rule, given, { reading, started });
    return;
  }
}

function addAll(
  rule: InstallRule,
  given: Arguments,
  { reading, started }: { readonly reading: CommandReading; readonly started: Started },
): void {
  const { collected, scope, alias, values } = reading;
  const options = rule.packageOptions ?? [];
  const replaced = rule.replacing?.some((name) => (given.options.get(name) ?? []).length > 0) ?? false;
  const named = [
    ...(replaced ? [] : given.positionals.slice(rule.skip ?? 0)),
    ...options.flatMap((name) => given.options.get(name) ?? []),
  ];
  const command = commandText([started.tool, ...started.args.map(({ text }) => text)]);
  const version = optionValue(given.options, ...(rule.versionOptions ?? []));
  const installing: Installing = {
    collected,
    scope,
    alias,
    command,
    version: version === undefined ? undefined : values.fill(version),
    origin: originOf(rule, given, values),
  };
  if (isElsewhere(given)) return;
  for (const word of named) {
    const text = values.fill(word.text);
    if (rule.ecosystem !== 'docker' || !values.isMade(text)) rule.add({ ...word, text }, installing);
  }
  sayExtraIndex(given, named[0], collected);
}

/** `cargo install --path .` and the like install what lies here. */
function isElsewhere({ options }: Arguments): boolean {
  return options.has('--path');
}

function originOf(rule: InstallRule, { options }: Arguments, values: ScriptValues): Origin | undefined {
  const git = rule.ecosystem === 'cargo' ? optionValue(options, '--git') : undefined;
  if (git !== undefined) {
    const commit = optionValue(options, '--rev');
    const ref = optionValue(options, '--tag', '--branch');
    return {
      kind: 'git',
      url: git,
      ...(commit === undefined ? {} : { commit }),
      ...(ref === undefined ? {} : { ref }),
    };
  }
  const url = values.fill(optionValue(options, ...(rule.registryOptions ?? [])) ?? '');
  return url.includes('://') && !isPublic(url, rule.ecosystem) ? { kind: 'registry', url } : undefined;
}

function isPublic(url: string, ecosystem: EcosystemId): boolean {
  return ecosystemOf(ecosystem).registryHosts.includes(hostOf(url) ?? '') && url.startsWith('https:');
}

/** A second index beside the first is how internal names get hijacked. */
function sayExtraIndex({ options }: Arguments, first: ShellWord | undefined, collected: EntryCollector): void {
  const url = optionValue(options, '--extra-index-url', '--index');
  if (first === undefined || url === undefined || !url.includes('://')) return;
  const shown = withoutCredentials(url).text;
  if (!isPublic(shown, 'pypi'))
    collected.remark('registry-address', `packages come from ${hostOf(shown) ?? 'an index'} as well`, {
      line: first.line,
    });
}

/** What a shell is given to run: behind `-c`, in a here-document, the words of `eval`. */
function scriptsWithin(command: ShellCommand): readonly ShellText[] {
  const started = command.words.length === 0 ? undefined : startedBy(command.words);
  const { input } = command;
  // A Dockerfile's `RUN <<EOF` has no word before it.
  if (started === undefined) return input === undefined ? [] : [input];
  if (!shells.has(started.tool)) return [];
  const { args } = started;
  if (started.tool === 'eval') return args.map(({ text, line }) => ({ text, line }));
  const at = args.findIndex(({ text }) => /^-[A-Za-z]{0,6}c$|^-command$|^\/c$/i.test(text));
  const script = args[at + 1];
  const given = at === -1 || script === undefined ? [] : [{ text: script.text, line: script.line }];
  return input === undefined ? given : [...given, input];
}
