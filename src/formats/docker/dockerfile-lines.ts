import { linesOf } from '../syntax/lines.ts';

/** One instruction of a Dockerfile with its continuations joined and its comments left out. */
export interface Instruction {
  readonly keyword: string;
  readonly rest: string;
  readonly line: number;
  readonly endLine: number;
}

/** A Dockerfile as the builder reads it: parser directives and instructions. Source: Dockerfile reference. */
export interface Dockerfile {
  readonly syntax: { readonly image: string; readonly line: number } | undefined;
  readonly instructions: readonly Instruction[];
}

const longestInstruction = 200_000;

/** Splits a Dockerfile: `# syntax=` and `# escape=` at its head, continuations, comments between them, heredocs skipped. */
export function readDockerfile(text: string): Dockerfile {
  const { escape, syntax } = directives(text);
  const instructions: Instruction[] = [];
  let open: Open | undefined;
  let heredocs: string[] = [];
  for (const { text: raw, number } of linesOf(text)) {
    const [end] = heredocs;
    if (end !== undefined) {
      if (raw.trim() === end) heredocs.shift();
      continue;
    }
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const continues = line.endsWith(escape);
    const part = continues ? line.slice(0, -1) : line;
    open ??= { parts: [], length: 0, line: number };
    if (open.length < longestInstruction) {
      open.parts.push(part);
      open.length += part.length + 1;
    }
    if (continues) continue;
    instructions.push(instructionOf(open, number));
    heredocs = heredocEnds(textOf(open));
    open = undefined;
  }
  if (open) instructions.push(instructionOf(open, open.line));
  return { syntax, instructions };
}

/** An instruction whose continuations are still being gathered. */
interface Open {
  readonly parts: string[];
  length: number;
  readonly line: number;
}

function textOf({ parts }: Open): string {
  return parts.join(' ').slice(0, longestInstruction);
}

/** Directives count only above everything else, one a line. */
function directives(text: string): { escape: string; syntax: Dockerfile['syntax'] } {
  let escape = '\\';
  let syntax: Dockerfile['syntax'];
  for (const { text: raw, number } of linesOf(text)) {
    const directive = /^#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(raw.trim().slice(0, 500));
    if (!directive) break;
    const [, name = '', value = ''] = directive;
    if (name.toLowerCase() === 'escape' && (value === '`' || value === '\\')) escape = value;
    if (name.toLowerCase() === 'syntax') syntax = { image: value, line: number };
  }
  return { escape, syntax };
}

function instructionOf(open: Open, endLine: number): Instruction {
  const text = textOf(open);
  const space = text.search(/\s/);
  const keyword = (space < 0 ? text : text.slice(0, space)).toUpperCase();
  return { keyword, rest: space < 0 ? '' : text.slice(space).trim(), line: open.line, endLine };
}

/** The words that end the heredocs which an instruction opens: `<<EOF`, `<<-"EOF"`. */
function heredocEnds(text: string): string[] {
  if (!/^(?:RUN|COPY|ADD)\s/i.test(text)) return [];
  return [...text.matchAll(/<<-?(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/g)].map((match) => match[2] ?? '');
}
