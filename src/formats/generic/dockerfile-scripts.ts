import { linesOf } from '../syntax/lines.ts';
import { parseJson } from '../syntax/json.ts';
import type { ShellText } from '../syntax/shell.ts';
import { itemsOf, text as textOf } from '../syntax/tree.ts';

/** Instructions whose argument a shell runs, or that set a variable for those below. */
const instruction = /^[ \t]*(?:ONBUILD[ \t]+)?(RUN|CMD|ENTRYPOINT|ARG|ENV|HEALTHCHECK)[ \t]/i;

/**
 * What the instructions of a Dockerfile run, each with its continuations as they stand, so that lines hold. `ARG` and
 * `ENV` become assignments. Source: Dockerfile reference, "Shell and exec form", "Here-Documents".
 */
export function dockerfileScripts(text: string): readonly ShellText[] {
  const escape = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text.slice(0, 1_000)) ? '`' : '\\';
  const scripts: ShellText[] = [];
  let open: { readonly keyword: string; readonly line: number; readonly rows: string[] } | undefined;
  let heredocs: string[] = [];
  const close = (): void => {
    if (open !== undefined) scripts.push({ text: scriptOf(open.keyword, open.rows.join('\n')), line: open.line });
    open = undefined;
  };
  for (const { text: row, number } of linesOf(text)) {
    const goesOn = row.trimEnd().endsWith(escape);
    if (heredocs.length > 0) {
      open?.rows.push(row);
      if (row.trim() === heredocs[0]) heredocs = heredocs.slice(1);
      if (heredocs.length === 0) close();
      continue;
    }
    if (open === undefined) {
      const match = instruction.exec(row.slice(0, 200));
      if (match === null) continue;
      open = { keyword: (match[1] ?? '').toUpperCase(), line: number, rows: [row.slice(match[0].length)] };
    } else if (isNothing(row)) {
      // Comments and empty lines between continuations are left out by the builder.
      open.rows.push('\\');
      continue;
    } else open.rows.push(row);
    heredocs = heredocEnds(row);
    const last = open.rows.length - 1;
    if (goesOn) open.rows[last] = `${(open.rows[last] ?? '').trimEnd().slice(0, -1)}\\`;
    else if (heredocs.length === 0) close();
  }
  close();
  return scripts;
}

function isNothing(row: string): boolean {
  const trimmed = row.trim();
  return trimmed === '' || trimmed.startsWith('#');
}

function heredocEnds(row: string): string[] {
  return [...row.slice(0, 2_000).matchAll(/<<-?(["']?)([A-Za-z_][A-Za-z0-9_]{0,100})\1/g)].map(
    (match) => match[2] ?? '',
  );
}

function scriptOf(keyword: string, argument: string): string {
  if (keyword === 'ENV' || keyword === 'ARG') {
    const old = /^\s*([A-Za-z_]\w{0,100})[ \t]+([^=]*)$/.exec(argument.slice(0, 1_000));
    return keyword === 'ENV' && old !== null ? `${old[1] ?? ''}=${old[2] ?? ''}` : argument;
  }
  const bare = withoutFlags(keyword === 'HEALTHCHECK' ? argument.replace(/\bCMD\b/, ' ') : argument);
  if (!bare.trimStart().startsWith('[')) return bare;
  const exec = parseJson(bare.replaceAll('\\\n', ' \n').trim());
  const words = exec.ok ? itemsOf(exec.value).map((item) => textOf(item)) : [];
  return words.length === 0 || words.includes(undefined) ? bare : words.map((word) => quoted(word ?? '')).join(' ');
}

/** A word as a shell would need it written. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}

const flag = /(?:[ \t]|\\\r?\n)*--[a-z]+(?:=\S*)?(?=\s)/y;

/** `--mount=…`, `--network=…` before a command are the builder's. Lines that they take stay. */
function withoutFlags(argument: string): string {
  let end = 0;
  flag.lastIndex = 0;
  while (flag.test(argument)) end = flag.lastIndex;
  const lines = argument.slice(0, end).split('\n').length - 1;
  return '\\\n'.repeat(lines) + argument.slice(end);
}
