import { linesOf } from '../syntax/lines.ts';

/** A section of a git configuration file: `[submodule "name"]` and its settings. */
export interface GitSection {
  readonly section: string;
  readonly subsection: string;
  readonly line: number;
  /** The last value of each key, keys in lower case; what has no value is `true`. */
  readonly values: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
}

export interface GitConfig {
  readonly sections: readonly GitSection[];
  /** Lines that are none of git's. */
  readonly odd: readonly number[];
}

const longestLine = 10_000;

/** Reads git's configuration syntax. Source: git-config(1), "Syntax". */
export function readGitConfig(text: string): GitConfig {
  const sections: (GitSection & { values: Map<string, { value: string; line: number }> })[] = [];
  const odd: number[] = [];
  for (const { text: row, line } of logicalLines(text)) {
    const trimmed = row.trim().slice(0, longestLine);
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    const header = /^\[\s{0,50}([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s{0,50}\](.*)$/.exec(trimmed);
    if (header !== null) {
      const [, section = '', subsection = ''] = header;
      const name = subsection.replaceAll(/\\(.)/g, '$1');
      sections.push({ section: section.toLowerCase(), subsection: name, line, values: new Map() });
    }
    const setting = (header?.[3] ?? trimmed).trim();
    if (setting === '' || setting.startsWith('#') || setting.startsWith(';')) continue;
    const match = /^([A-Za-z][A-Za-z0-9-]*)\s*(?:=(.*))?$/.exec(setting);
    const current = sections.at(-1);
    if (match === null || current === undefined) odd.push(line);
    else current.values.set((match[1] ?? '').toLowerCase(), { value: valueOf(match[2]), line });
  }
  return { sections, odd };
}

/** A backslash at the end of a line goes on with the next. */
function* logicalLines(text: string): Generator<{ readonly text: string; readonly line: number }> {
  let open: { parts: string[]; line: number } | undefined;
  for (const { text: row, number } of linesOf(text)) {
    const goesOn = row.endsWith('\\') && !row.endsWith('\\\\');
    open ??= { parts: [], line: number };
    open.parts.push(goesOn ? row.slice(0, -1) : row);
    if (goesOn) continue;
    yield { text: open.parts.join(''), line: open.line };
    open = undefined;
  }
  if (open !== undefined) yield { text: open.parts.join(''), line: open.line };
}

const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['b', '\b'],
]);

/** A value without its quotes, its escapes and the comment behind it. */
function valueOf(written: string | undefined): string {
  if (written === undefined) return 'true';
  let [value, quoted] = ['', false];
  for (let i = 0; i < written.length; i++) {
    const c = written.charAt(i);
    if (c === '"') quoted = !quoted;
    else if (c === '\\') {
      const next = written.charAt(++i);
      value += escapes.get(next) ?? next;
    } else if (!quoted && (c === '#' || c === ';')) break;
    else value += c;
  }
  return value.trim();
}
