import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { directivesOf } from './go-directives.ts';
import { replacementsOf } from './go-mod.ts';
import { remarkReplacement } from './replacements.ts';

/** go.work: the modules of a workspace and replacements that hold for all of them. */
export const goWork: Format = {
  id: 'go-work',
  ecosystem: 'golang',
  kind: 'manifest',
  files: ['go.work'],
  reads: { direct: 'no', scope: 'no', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Names no packages; replacements and folders outside the repository are remarks.',
  parse,
};

const verbs = new Set(['go', 'toolchain', 'use', 'replace', 'godebug']);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(goWork, path);
  const { directives, odd } = directivesOf(text);
  for (const { line, message } of odd) collected.unreadable(message, line);
  for (const replacement of replacementsOf(directives, collected)) remarkReplacement(replacement, path, collected);
  for (const { verb, words, line } of directives) {
    if (!verbs.has(verb)) collected.unreadable(`${echo(verb)} is no directive of a go.work file`, line);
    const folder = verb === 'use' ? words[0] : undefined;
    if (folder !== undefined && resolveInRepository(path, folder) === undefined) {
      collected.remark('path-outside-repository', `the folder ${echo(folder)} leaves the repository`, { line });
    }
  }
  return collected.finish();
}
