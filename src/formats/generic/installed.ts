import type { Origin, Scope } from '../../domain/dependency.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { EntryCollector } from '../collect.ts';
import type { ShellWord } from '../syntax/shell.ts';

/** What a command that installs says beside the package's own word. */
export interface Installing {
  readonly collected: EntryCollector;
  /** The command as written, for those entries that fix no release. */
  readonly command: string;
  readonly scope: Scope;
  /** The name a configuration gives the installed thing. */
  readonly alias?: string | undefined;
  /** The registry that the command names. */
  readonly origin?: Origin | undefined;
  /** A version that an option names. */
  readonly version?: string | undefined;
}

/** Adds what one word of a command installs; words that name no package add nothing. */
export type AddInstalled = (word: ShellWord, installing: Installing) => void;

export interface Installed {
  readonly ecosystem: EcosystemId;
  readonly name: string;
  readonly range: string;
  /** Where the range admits this one release only. */
  readonly version?: string | undefined;
  readonly origin?: Origin | undefined;
  readonly extras?: readonly string[];
  readonly subpath?: string;
}

/** Adds an entry: pinned where the word fixes one release, else open with its command. */
export function addInstalled(word: ShellWord, installed: Installed, installing: Installing): void {
  const { collected, command, scope, alias } = installing;
  const { ecosystem, name, range, version, extras, subpath } = installed;
  if (!isName(name)) return;
  const origin = installed.origin ?? installing.origin;
  const entry = { ecosystem, name, line: word.line, scope, direct: true, alias, origin, extras };
  const isRegistry = origin === undefined || origin.kind === 'registry';
  if (version !== undefined && version !== '' && isRegistry) collected.dependency({ ...entry, version, subpath });
  else collected.requirement({ ...entry, range, command });
}

/** Names beyond this are no package's, and no line of a script may cost the rest of the file. */
const longestName = 214;

/** Whether a word may name a package: no variable, no glob, no sign of a shell. */
export function isName(text: string): boolean {
  return text !== '' && text.length <= longestName && !/[\s$`*?{}()<>|;&'"=\\]/.test(text) && !text.startsWith('-');
}

/** Whether a word means a file or folder of the machine. */
export function isLocal(text: string): boolean {
  return /^(?:\.{1,2}(?:[/\\]|$)|[/~\\]|file:|link:|[A-Za-z]:[\\/])/.test(text) || text === '';
}
