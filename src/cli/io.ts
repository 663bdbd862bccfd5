/** Where a command's words go: results and, apart from them, progress and messages. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The folder that the command was called in. */
  readonly folder: string;
  /** Standard output is a terminal that shows colours. */
  readonly color: boolean;
  /** Standard error is a terminal: progress may be shown there. */
  readonly interactive: boolean;
}

/** A command takes its arguments and options and answers the exit status. */
export type Run = (args: readonly string[], options: Readonly<Record<string, unknown>>, io: Io) => Promise<number>;

/** The text of an option, or undefined where it was not given. */
export function textOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
