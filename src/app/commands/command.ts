import type { Report } from '../../domain/report.ts';
import type { CommandJob } from '../jobs/job.ts';

/** What a command may ask of the App. */
export interface CommandPorts {
  /** Reviews the pull request again with fresh data; resolves when the verdict stands. */
  readonly rescan: () => Promise<void>;
  /** The newest saved review of the pull request. */
  readonly latestReport: () => Promise<Report | undefined>;
}

/** What is said and done about a command. */
export type CommandResult =
  { readonly result: 'done'; readonly reply?: string } | { readonly result: 'refused'; readonly reply: string };

/** One slash command. Its words are the help text. */
export interface Command {
  readonly verb: string;
  readonly usage: string;
  /** One sentence: what it does. */
  readonly what: string;
  /** The least role that may use it; `anyone`: whoever may comment. */
  readonly role: 'anyone' | 'triage';
  readonly run: (asked: CommandJob['commands'][number], ports: CommandPorts) => Promise<CommandResult>;
}
