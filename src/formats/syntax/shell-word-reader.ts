import type { ShellWord } from './shell.ts';
import type { Closer, CommandDraft } from './shell-reader.ts';

export interface WordDraft extends ShellWord {
  runs: readonly CommandDraft[];
}

interface Building {
  readonly pieces: string[];
  readonly runs: CommandDraft[];
  computed: boolean;
}

/** Substitutions within substitutions: further ones are text. */
const deepest = 12;
/** `${…}`, `$((…))` and `{{…}}` of more characters are no parameters that a person writes. */
const longestParameter = 300;

const plain = /[^ \t\r\n;&|<>()\\'"$`{]+/y;
const plainQuoted = /[^"\\$`\n]+/y;
const variable = /[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-]/y;

/** Reads the words of a shell script. What is within a substitution is read by `list`. */
export abstract class ShellWordReader {
  protected readonly text: string;
  protected at = 0;
  protected line: number;
  protected depth: number;
  /** A quote had no end: from there on, quotes of its kind are text. */
  private looseQuotes = false;

  constructor(text: string, line: number, depth = 0) {
    this.text = text;
    this.line = line;
    this.depth = depth;
  }

  protected abstract list(closer: Closer): readonly CommandDraft[];
  /** The commands of the substitutions that a short piece of text holds. */
  protected abstract within(text: string, line: number): readonly CommandDraft[];
  protected abstract commandCount(): number;
  protected abstract forgetCommands(from: number): void;

  protected word(closer: Closer): WordDraft {
    const { line } = this;
    const building: Building = { pieces: [], runs: [], computed: false };
    while (this.at < this.text.length) {
      const c = this.text.charAt(this.at);
      if (c === '`' && closer === '`') break;
      if ((c === '<' || c === '>') && building.pieces.length === 0 && this.text.charAt(this.at + 1) === '(') {
        if (!this.nest(building, 2, ')')) break;
      } else if (' \t\r\n;&|<>()'.includes(c)) break;
      else this.piece(building, c);
    }
    return { text: building.pieces.join(''), computed: building.computed, line, runs: building.runs };
  }

  protected skipContinuation(): boolean {
    const next = this.text.charAt(this.at + 1);
    const length = next === '\n' ? 2 : next === '\r' && this.text.charAt(this.at + 2) === '\n' ? 3 : 0;
    if (length === 0) return false;
    this.at += length;
    this.line++;
    return true;
  }

  protected skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end;
  }

  /** The rest of the line without its end, which is passed. */
  protected takeLine(): string {
    const start = this.at;
    this.skipLine();
    const row = this.text.slice(start, this.at);
    if (this.at < this.text.length) {
      this.at++;
      this.line++;
    }
    return row.endsWith('\r') ? row.slice(0, -1) : row;
  }

  protected mayNest(): boolean {
    return this.depth < deepest;
  }

  private piece(building: Building, c: string): void {
    if (c === '\\') this.escape(building);
    else if (c === "'") this.single(building);
    else if (c === '"') this.double(building);
    else if (c === '$') this.dollar(building);
    else if (c === '`') {
      if (!this.nest(building, 1, '`')) this.literal(building);
    } else if (c === '{') this.brace(building);
    else building.pieces.push(this.match(plain));
  }

  private escape({ pieces }: Building): void {
    if (this.skipContinuation()) return;
    pieces.push(this.text.charAt(this.at + 1));
    this.at += 2;
  }

  private single(building: Building): void {
    const end = this.looseQuotes ? -1 : this.text.indexOf("'", this.at + 1);
    if (end === -1) {
      this.literal(building);
      return;
    }
    this.push(building, this.text.slice(this.at + 1, end));
    this.at = end + 1;
  }

  private double(building: Building): void {
    if (this.looseQuotes) {
      this.literal(building);
      return;
    }
    const { at, line } = this;
    const [pieces, runs, commands] = [building.pieces.length, building.runs.length, this.commandCount()];
    this.at++;
    while (this.at < this.text.length) {
      const c = this.text.charAt(this.at);
      if (c === '"') {
        this.at++;
        return;
      }
      this.quotedPiece(building, c);
    }
    // No end: back to where it began, and from there on it is no quote. Once: around one that had no end, none has.
    if (this.looseQuotes) return;
    this.looseQuotes = true;
    building.pieces.length = pieces;
    building.runs.length = runs;
    this.forgetCommands(commands);
    this.at = at;
    this.line = line;
    this.literal(building);
  }

  private quotedPiece(building: Building, c: string): void {
    const next = this.text.charAt(this.at + 1);
    if (c === '\\' && next !== '' && '$`"\\\n'.includes(next)) this.escape(building);
    else if (c === '$') this.dollar(building);
    else if (c === '`') {
      if (!this.nest(building, 1, '`')) this.literal(building);
    } else if (c === '\n' || c === '\\') {
      this.push(building, c);
      this.at++;
    } else building.pieces.push(this.match(plainQuoted));
  }

  /** `$(…)`, `$((…))`, `${…}`, `$name`, `$'…'`. */
  private dollar(building: Building): void {
    const next = this.text.charAt(this.at + 1);
    if (next === '(') {
      const sum = this.text.charAt(this.at + 2) === '(' ? this.closedWithin('))') : 0;
      if (sum > 0) this.computed(building, sum);
      else if (!this.nest(building, 2, ')')) this.literal(building);
    } else if (next === '{') {
      const length = this.parameterLength();
      if (length > 0) this.computed(building, length);
      else this.literal(building);
    } else if (next === "'") this.at++;
    else {
      variable.lastIndex = this.at + 1;
      const name = variable.exec(this.text)?.[0] ?? '';
      if (name === '') this.literal(building);
      else this.computed(building, name.length + 1);
    }
  }

  /** `{{…}}` is a place that just, Task and templates fill in. */
  private brace(building: Building): void {
    const length = this.text.charAt(this.at + 1) === '{' ? this.closedWithin('}}') : 0;
    if (length > 0) this.computed(building, length);
    else this.literal(building);
  }

  /** Reads the commands of a substitution; false where they would be too deep. */
  private nest(building: Building, opener: number, closer: Closer): boolean {
    if (!this.mayNest()) return false;
    const start = this.at;
    this.at += opener;
    this.depth++;
    for (const command of this.list(closer)) building.runs.push(command);
    this.depth--;
    building.pieces.push(this.text.slice(start, Math.min(this.at, start + longestParameter)));
    building.computed = true;
    return true;
  }

  protected closedWithin(end: string): number {
    const found = this.text.slice(this.at, this.at + longestParameter).indexOf(end);
    return found === -1 ? 0 : found + end.length;
  }

  /** Characters of the `${…}` that begins here, braces within it counted; 0 where it does not end. */
  private parameterLength(): number {
    let open = 0;
    const limit = Math.min(this.text.length, this.at + longestParameter);
    for (let i = this.at + 1; i < limit; i++) {
      const c = this.text.charCodeAt(i);
      if (c === 123) open++;
      else if (c === 125 && --open === 0) return i + 1 - this.at;
    }
    return 0;
  }

  private computed(building: Building, length: number): void {
    building.computed = true;
    const written = this.text.slice(this.at, this.at + length);
    // A default (`${A:-$(…)}`) and a sum (`$(($(…)))`) may hold substitutions, which run like any other.
    const found = written.slice(2).search(/\$\(|`/);
    if (found !== -1 && this.mayNest()) building.runs.push(...this.within(written.slice(found + 2), this.line));
    this.push(building, written);
    this.at += length;
  }

  private literal({ pieces }: Building): void {
    pieces.push(this.text.charAt(this.at));
    this.at++;
  }

  private push({ pieces }: Building, text: string): void {
    pieces.push(text);
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.line++;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? this.text.charAt(this.at);
    this.at += found.length;
    return found;
  }
}
