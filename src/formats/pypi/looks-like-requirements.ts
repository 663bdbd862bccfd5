import { readPipLine } from './pip-options.ts';
import { parsePep508 } from './pep508.ts';
import { requirementLines } from './requirement-lines.ts';

/** So many logical lines tell what a file is. */
const enoughLines = 400;

/**
 * Whether a text file of any name is a requirements file: half of its lines or more ask for a package with a version, an
 * extra or a hash, and nearly all the others are lone names or options. Half, and not all: a line that pip cannot read
 * must not hide the rest of the file.
 */
export function looksLikeRequirements(text: string): boolean {
  let [lines, certain, possible] = [0, 0, 0];
  for (const { text: line } of requirementLines(text)) {
    lines++;
    const { argument, options, problems } = readPipLine(line);
    const parsed = parsePep508(argument);
    const asksForMore = parsed.ok && (parsed.value.specifier !== '' || parsed.value.extras.length > 0);
    if (asksForMore || (options.length > 0 && problems.length === 0)) certain++;
    else if (parsed.ok) possible++;
    if (lines === enoughLines) break;
  }
  return certain > 0 && certain * 2 >= lines && (certain + possible) * 10 >= lines * 9 - 10;
}
