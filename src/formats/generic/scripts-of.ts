import { linesOf } from '../syntax/lines.ts';
import type { ShellText } from '../syntax/shell.ts';
import type { ScriptKind } from './script-files.ts';
import { dockerfileScripts } from './dockerfile-scripts.ts';

/** The pieces of a file, other than YAML, that a shell would run; lines are those of the file. */
export function scriptsOf(kind: Exclude<ScriptKind, 'notebook' | 'yaml'>, text: string): readonly ShellText[] {
  switch (kind) {
    case 'dockerfile':
      return dockerfileScripts(text);
    case 'makefile':
      return linesOfRecipes(makeRecipes(text));
    case 'just':
      return linesOfRecipes(justRecipes(text));
    case 'procfile':
      return [...linesOf(text)].flatMap(({ text: row, number }) => {
        const process = /^[A-Za-z0-9_-]{1,100}:/.exec(row);
        return process === null ? [] : [{ text: row.slice(process[0].length), line: number }];
      });
    case 'powershell':
      // The backtick goes on with a line as a shell's backslash does, and means nothing else that matters here.
      return [{ text: text.replaceAll('\\', '/').replaceAll('`\n', '\\\n').replaceAll('`\r\n', '\\\r\n'), line: 1 }];
    case 'shell':
      return [{ text, line: 1 }];
  }
}

/** Each line of a recipe is a script of its own, with the lines that it goes on with: no quote reaches beyond it. */
function linesOfRecipes(rows: readonly string[]): readonly ShellText[] {
  const scripts: ShellText[] = [];
  let [open, line]: [string[], number] = [[], 1];
  rows.forEach((row, i) => {
    if (open.length === 0) line = i + 1;
    open.push(row);
    if (row.endsWith('\\')) return;
    if (open.length > 1 || row !== '') scripts.push({ text: open.join('\n'), line });
    open = [];
  });
  if (open.length > 0) scripts.push({ text: open.join('\n'), line });
  return scripts;
}

/**
 * Recipe lines of a Makefile, every other line left empty so that numbers hold. Signs before a command (`@`, `-`, `+`)
 * go, `$$` is the shell's `$`. Source: GNU make manual, "Writing Recipes in Rules".
 */
function makeRecipes(text: string): readonly string[] {
  const rows: string[] = [];
  let goesOn = false;
  for (const { text: row } of linesOf(text)) {
    const isRecipe: boolean = row.startsWith('\t') || goesOn;
    const asked = /\$\(shell |!=/.test(row);
    if (isRecipe) rows.push((goesOn ? row : row.replace(/^[\t ]*[@+-]*/, '')).replaceAll('$$', '$'));
    else rows.push(asked ? row.slice(row.search(/\$\(shell |!=/)).replace(/^(?:\$\(shell |!=)/, '; ') : '');
    goesOn = isRecipe && row.endsWith('\\');
  }
  return rows;
}

/** Indented lines of a justfile, signs before a command taken off; `\`command\`` at the margin is a command too. */
function justRecipes(text: string): readonly string[] {
  const rows: string[] = [];
  for (const { text: row } of linesOf(text)) {
    const isRecipe = row.startsWith(' ') || row.startsWith('\t');
    const tick = isRecipe ? -1 : row.indexOf('`');
    if (isRecipe) rows.push(row.replace(/^[\t ]*[@-]*/, ''));
    else rows.push(tick === -1 ? '' : row.slice(tick));
  }
  return rows;
}
