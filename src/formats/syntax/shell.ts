import { ShellReader } from './shell-reader.ts';

/** A word of a command with its quotes taken off. */
export interface ShellWord {
  /** Variables and substitutions stand in it as they are written. */
  readonly text: string;
  /** A part of it is known only when the script runs. */
  readonly computed: boolean;
  readonly line: number;
  /** The commands whose output it takes: of `$(…)`, backticks, `<(…)`. */
  readonly runs: readonly ShellCommand[];
}

/** A simple command: its words without redirections. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  readonly line: number;
  readonly endLine: number;
  /** The command that reads what this one prints. */
  readonly pipedTo: ShellCommand | undefined;
  /** What it reads from a here-document or here-string. */
  readonly input: ShellText | undefined;
  /** The files that it is told to print into. */
  readonly outputs: readonly string[];
}

/** A piece of a file that a shell would run, and the line on which it begins. */
export interface ShellText {
  readonly text: string;
  readonly line: number;
}

/**
 * Splits a shell script into its simple commands, those within substitutions included, in the order in which they
 * begin. Nothing is run or expanded. Linear; never fails: a quote without an end is a character like any other, as far
 * as can be told. Source: POSIX.1-2024, "Shell Command Language".
 */
export function shellCommands({ text, line }: ShellText): readonly ShellCommand[] {
  return new ShellReader(text, line).read();
}
