import type { ShellCommand, ShellText } from './shell.ts';
import { ShellWordReader } from './shell-word-reader.ts';
import type { WordDraft } from './shell-word-reader.ts';

export interface CommandDraft extends ShellCommand {
  words: WordDraft[];
  endLine: number;
  pipedTo: CommandDraft | undefined;
  input: ShellText | undefined;
  outputs: string[];
}

/** What closes a list of commands: the end of the text, or the sign that ends a substitution. */
export type Closer = '' | ')' | '`';

interface Frame {
  readonly closer: Closer;
  readonly own: CommandDraft[];
  current: CommandDraft | undefined;
  pipeFrom: CommandDraft | undefined;
  /** Subshells that are open within the list. */
  parens: number;
}

interface Heredoc {
  readonly command: CommandDraft;
  readonly end: string;
  readonly stripsTabs: boolean;
}

/** Reads lists of commands; words are read by its base. One pass over the text. */
export class ShellReader extends ShellWordReader {
  private readonly commands: CommandDraft[] = [];
  private heredocs: Heredoc[] = [];

  read(): readonly ShellCommand[] {
    this.list('');
    return this.commands;
  }

  protected override list(closer: Closer): readonly CommandDraft[] {
    const frame: Frame = { closer, own: [], current: undefined, pipeFrom: undefined, parens: 0 };
    while (this.at < this.text.length) {
      const c = this.text.charAt(this.at);
      if (c === closer && (c === '`' || frame.parens === 0)) {
        this.at++;
        break;
      }
      if (this.blank(c)) continue;
      if (c === '\n') this.newline(frame);
      else if (c === '#') this.skipLine();
      else if (c === '<' || c === '>') this.redirect(frame);
      else if (c === '&' && this.text.charAt(this.at + 1) === '>') this.at++;
      else if (c === '(' && this.skipSum()) continue;
      else if (';|&()'.includes(c)) this.separator(frame, c);
      else this.takeWord(frame);
    }
    return frame.own;
  }

  protected override within(text: string, line: number): readonly CommandDraft[] {
    const inner = new ShellReader(text, line, this.depth + 1);
    const outer = new Set(inner.list(''));
    for (const command of inner.commands) if (!outer.has(command)) this.commands.push(command);
    return [...outer].flatMap(({ words }) => words.flatMap(({ runs }) => runs));
  }

  protected override commandCount(): number {
    return this.commands.length;
  }

  protected override forgetCommands(from: number): void {
    this.commands.length = from;
    this.heredocs = this.heredocs.filter(({ command }) => this.commands.includes(command));
  }

  private blank(c: string): boolean {
    if (c === ' ' || c === '\t' || c === '\r') {
      this.at++;
      return true;
    }
    return c === '\\' && this.skipContinuation();
  }

  /** `((1 << 2))` computes: what would be a here-document anywhere else is a shift here. */
  private skipSum(): boolean {
    const length = this.text.charAt(this.at + 1) === '(' ? this.closedWithin('))') : 0;
    if (!/^[^\n]*<<[^\n]*$/.test(this.text.slice(this.at, this.at + length))) return false;
    this.at += length;
    return true;
  }

  private takeWord(frame: Frame): void {
    const command = this.open(frame);
    const before = this.at;
    const word = this.word(frame.closer);
    // A sign that no word can begin with and no list knows: it must not be met for ever.
    if (this.at === before) this.at++;
    else command.words.push(word);
    command.endLine = this.line;
  }

  private open(frame: Frame): CommandDraft {
    if (frame.current !== undefined) return frame.current;
    const { line } = this;
    const command: CommandDraft = { words: [], line, endLine: line, pipedTo: undefined, input: undefined, outputs: [] };
    if (frame.pipeFrom !== undefined) frame.pipeFrom.pipedTo = command;
    frame.pipeFrom = undefined;
    frame.current = command;
    frame.own.push(command);
    this.commands.push(command);
    return command;
  }

  private newline(frame: Frame): void {
    this.at++;
    this.line++;
    // A pipe goes on over the end of a line.
    frame.current = undefined;
    if (this.heredocs.length > 0) this.readHeredocs();
  }

  private separator(frame: Frame, c: string): void {
    const double = this.text.charAt(this.at + 1) === c && c !== '(' && c !== ')';
    const last = frame.own.at(-1);
    if (c === '(') frame.parens++;
    if (c === ')' && frame.parens > 0) frame.parens--;
    if (c === '|' && !double) frame.pipeFrom = last;
    else if (c !== '(') frame.pipeFrom = undefined;
    frame.current = undefined;
    this.at += double ? 2 : 1;
    if (c === '|' && !double && this.text.charAt(this.at) === '&') this.at++;
  }

  /** `<`, `>`, `>>`, `<<`, `<<-`, `<<<`, `>&2`, `<(…)` with what follows them. */
  private redirect(frame: Frame): void {
    const command = this.open(frame);
    this.dropDescriptor(command);
    const sign = this.text.charAt(this.at);
    if (this.text.charAt(this.at + 1) === '(' && this.mayNest()) {
      this.takeWord(frame);
      return;
    }
    let operator = '';
    while (operator.length < 3 && this.text.charAt(this.at) === sign) {
      operator += sign;
      this.at++;
    }
    const stripsTabs = operator === '<<' && this.text.charAt(this.at) === '-';
    if (stripsTabs || '|&'.includes(this.text.charAt(this.at) || ' ')) this.at++;
    while (this.at < this.text.length && ' \t'.includes(this.text.charAt(this.at))) this.at++;
    const { line } = this;
    const target = this.word(frame.closer).text;
    if (operator === '<<') this.heredocs.push({ command, end: target, stripsTabs });
    else if (operator === '<<<') command.input = { text: target, line };
    else if (sign === '>' && !/^\d*-?$/.test(target)) command.outputs.push(target);
    command.endLine = this.line;
  }

  /** The number of a file descriptor right before a redirection is no word. */
  private dropDescriptor(command: CommandDraft): void {
    const last = command.words.at(-1);
    if (last === undefined || !/^\d$/.test(last.text) || this.text.charAt(this.at - 1) !== last.text) return;
    command.words.pop();
  }

  private readHeredocs(): void {
    const pending = this.heredocs;
    this.heredocs = [];
    for (const { command, end, stripsTabs } of pending) {
      const [start, line] = [this.at, this.line];
      let stop = this.at;
      while (this.at < this.text.length) {
        stop = this.at;
        const row = this.takeLine();
        if ((stripsTabs ? row.replace(/^\t+/, '') : row) === end) break;
        stop = this.at;
      }
      command.input = { text: this.text.slice(start, stop), line };
    }
  }
}
