import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../syntax/lines.ts';

/** Carton's lockfile of Perl distributions. Source: metacpan.org, Carton's documentation. */
export const cpanfileSnapshot: Format = {
  id: 'cpanfile-snapshot',
  ecosystem: 'cpan',
  kind: 'lockfile',
  files: ['cpanfile.snapshot'],
  reads: { direct: 'no', scope: 'no', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Entries are distributions (`Module-Build-0.42`), not modules.',
  parse,
};

/** `  Name-Of-Distribution-1.23`: the version is what follows the last hyphen before a digit. */
const distribution = /^ {2}(\S+)-(v?[0-9][0-9A-Za-z._]*(?:-TRIAL)?)$/;

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(cpanfileSnapshot, path);
  const entries: { name: string; version: string; line: number; endLine: number }[] = [];
  let inList = false;
  for (const { number: line, text: written } of linesOf(text)) {
    if (written.trim() === '' || written.startsWith('#')) continue;
    if (!written.startsWith(' ')) {
      inList = written.trim() === 'DISTRIBUTIONS';
      if (!inList) collected.unreadable('a heading that is not known', line);
      continue;
    }
    const last = entries.at(-1);
    const match = distribution.exec(written);
    if (match !== null) entries.push({ name: match[1] ?? '', version: match[2] ?? '', line, endLine: line });
    else if (written.startsWith('    ') && last !== undefined) last.endLine = line;
    else collected.unreadable('a line that is no distribution with a version', line);
  }
  if (!inList) collected.problem('unreadable-file', 'no list of distributions', 1);
  for (const entry of entries) collected.dependency(entry);
  return collected.finish();
}
