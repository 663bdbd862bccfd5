import type { EntryCollector } from '../collect.ts';
import { addAddress, addWritten } from './entry.ts';
import type { Stated } from './entry.ts';
import { isAddress } from './address.ts';
import { readPipLine } from './pip-options.ts';
import { takeOption } from './requirements-options.ts';
import type { Include } from './requirements-options.ts';

/** Where lines that are handed to pip are read into. */
export interface PipReading {
  readonly collected: EntryCollector;
  readonly path: string;
}

/**
 * Reads a line as pip reads one of a requirements file, out of a file of another kind (tox, nox): a package, an address, or
 * options of which `-r` and `-c` pull in requirements files.
 */
export function addPipLine({ collected, path }: PipReading, line: string, stated: Stated): void {
  const { argument, options } = readPipLine(line);
  if (argument !== '') {
    if (isAddress(argument)) addAddress(collected, { text: argument }, stated);
    else addWritten(collected, argument, stated);
  }
  const includes: Include[] = [];
  for (const option of options) takeOption({ collected, path, includes }, option, stated);
  for (const { path: file, line: at, ...more } of includes) {
    collected.include(file, at, { ...more, format: 'requirements-txt' });
  }
}

/** Options of pip whose value is a word of its own and that say where packages come from or which. */
const valued = new Set([
  '-c',
  '-e',
  '-f',
  '-i',
  '-r',
  '--constraint',
  '--editable',
  '--extra-index-url',
  '--find-links',
  '--index-url',
  '--requirement',
  '--trusted-host',
]);

/** Reads words as they are handed to `pip install`. Words that are not known (computed) are left out. */
export function addPipArguments(reading: PipReading, words: readonly (string | undefined)[], stated: Stated): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word === '') continue;
    if (valued.has(word)) {
      const value = words[at + 1];
      if (value !== undefined) addPipLine(reading, `${word} ${quoted(value)}`, stated);
      at += 1;
    } else if (!word.startsWith('-')) addPipLine(reading, word.trim(), stated);
    else if (/^-[rcefi]./.test(word) || (word.includes('=') && valued.has(word.split('=', 1)[0] ?? '')))
      addPipLine(reading, word, stated);
  }
}

function quoted(value: string): string {
  return /["'\s\\]/.test(value) ? `'${value.replaceAll("'", '')}'` : value;
}
