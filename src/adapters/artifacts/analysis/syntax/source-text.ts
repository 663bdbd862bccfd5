import type { Code } from '../code.ts';
import { withNamesWrittenOut } from '../escaped-names.ts';
import type { Dialect } from './raw.ts';

/**
 * The text of a piece of code as the grammar reads it, each place where it was: names without escapes, the scripts of a Vue or
 * Svelte file without the tags around them, and what the grammar does not know written in a way that it does.
 */
export function sourceText(
  { path = '', text, tokens }: Pick<Code, 'path' | 'text' | 'tokens'>,
  dialect: Dialect,
): string {
  if (dialect === 'python') return text;
  return fileText(path, withNamesWrittenOut(text, tokens));
}

/** The same of a file of which there are no tokens: names keep their escapes. */
export function fileText(path: string, text: string): string {
  return withKnownImports(componentFile.test(path) ? scriptsOf(text) : text);
}

/** Files in which code stands among tags. */
export const componentFile = /\.(?:vue|svelte)$/i;

const mostScripts = 10;

/** The scripts of a component; all else becomes blanks. */
function scriptsOf(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let count = 0; count < mostScripts; count++) {
    const tag = text.indexOf('<script', from);
    const start = tag < 0 ? -1 : text.indexOf('>', tag);
    if (start < 0) break;
    const end = text.indexOf('</script', start);
    parts.push(blank(text.slice(from, start + 1)), text.slice(start + 1, end < 0 ? undefined : end));
    from = end < 0 ? text.length : end;
  }
  return parts.join('') + blank(text.slice(from));
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** `import x = require("y")` of TypeScript as a constant, of the same length. */
const importEquals = /\bimport( [A-Za-z_$][\w$]{0,60} ?= ?)(?=[A-Za-z_$])/g;
/** `import x from "y" with { type: "json" }`: what follows says nothing of what is done. */
const importWith = /(\bfrom ?(?:"[^"\n]{0,200}"|'[^'\n]{0,200}') )(?:with|assert) ?\{[^{}]{0,100}\}/g;

function withKnownImports(text: string): string {
  if (!text.includes('import')) return text;
  return text
    .replaceAll(importEquals, 'const $1')
    .replaceAll(importWith, (all, before: string) => before.padEnd(all.length, ' '));
}
