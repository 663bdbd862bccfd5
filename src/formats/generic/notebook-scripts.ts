import type { ShellText } from '../syntax/shell.ts';
import { at, itemsOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';

/** A line of a cell with the line of the file that it stands on. */
interface Row {
  readonly text: string;
  readonly line: number;
}

/** Magics whose words are a command of the tool that they are named after. */
const tools = /^%(?:pip|conda|mamba|micromamba|uv)\b/;
const shellCell = /^%%(?:bash|sh|system|sx|script\s+(?:ba)?sh)\b/;

/**
 * What the code cells of a Jupyter notebook hand to a shell: `!command`, `%pip install …`, cells that begin with `%%bash`.
 * Source: IPython's documentation, "System shell access", "Built-in magic commands"; nbformat 3 and 4.
 */
export function notebookScripts(notebook: Tree | undefined): readonly ShellText[] {
  const sheets = itemsOf(at(notebook, 'worksheets'));
  const cells = [notebook, ...sheets].flatMap((sheet) => itemsOf(at(sheet, 'cells')));
  return cells.filter((cell) => textOf(at(cell, 'cell_type')) === 'code').flatMap(cellScripts);
}

function cellScripts(cell: Tree): readonly ShellText[] {
  const rows = rowsOf(at(cell, 'source') ?? at(cell, 'input'));
  const first = rows.findIndex(({ text }) => text.trim() !== '');
  if (first !== -1 && shellCell.test(rows[first]?.text.trim() ?? '')) return joined(rows.slice(first + 1), () => true);
  return joined(rows, (text) => /^(?:!|%)(?!%)/.test(text)).flatMap(({ text, line }) => {
    const command = commandOf(text);
    return command === undefined ? [] : [{ text: command, line }];
  });
}

/** `!x`, `!!x`, `%sx x`, `%pip x`; undefined for any other magic. */
function commandOf(text: string): string | undefined {
  if (text.startsWith('!')) return text.replace(/^!{1,2}/, '');
  if (tools.test(text)) return text.slice(1);
  const system = /^%(?:system|sx)\s+/.exec(text);
  return system === null ? undefined : text.slice(system[0].length);
}

/** The rows of a cell: a list with one text a line, or one text for all of them, which then share its line. */
function rowsOf(source: Tree | undefined): readonly Row[] {
  const texts = source?.kind === 'scalar' ? [source] : itemsOf(source);
  return texts.flatMap((item) => (textOf(item) ?? '').split('\n').map((text) => ({ text, line: item.line })));
}

/** Rows that begin a command, each with the rows that a backslash takes in. */
function joined(rows: readonly Row[], begins: (text: string) => boolean): ShellText[] {
  const scripts: ShellText[] = [];
  let open: { text: string; readonly line: number } | undefined;
  for (const { text: written, line } of rows) {
    const text = written.trim();
    if (open === undefined && (text === '' || !begins(text))) continue;
    // An empty row stands behind every line of a list whose texts keep their line end.
    if (open !== undefined && text === '') continue;
    const goesOn = text.endsWith('\\');
    const body = goesOn ? text.slice(0, -1) : text;
    if (open === undefined) open = { text: body, line };
    else open.text += ` ${body}`;
    if (goesOn) continue;
    scripts.push(open);
    open = undefined;
  }
  return open === undefined ? scripts : [...scripts, open];
}
