import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { nameOfAddress } from './address-names.ts';
import { gitLink } from './git-link.ts';
import { readGitConfig } from './git-config.ts';
import type { GitSection } from './git-config.ts';

/** The repositories that lie within this one. Source: gitmodules(5). */
export const gitModules: Format = {
  id: 'git-modules',
  ecosystem: 'generic',
  kind: 'manifest',
  files: ['.gitmodules'],
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Each submodule with the address it is cloned from and the branch it follows. The commit is in the tree, not in this file, so every entry is open; up to 150 are read from there (git-link). Commands, and names and paths that leave the repository, are remarks.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gitModules, path);
  const { sections, odd } = readGitConfig(text);
  for (const line of odd) collected.unreadable('a line that is neither a section nor a setting', line);
  for (const [name, modules] of Map.groupBy(sections.filter(isModule), ({ subsection }) => subsection)) {
    readModule(name, modules, collected);
  }
  return collected.finish();
}

function isModule({ section }: GitSection): boolean {
  return section === 'submodule';
}

/** Sections of one name are one; the last value of a key counts, as it does for git. */
function readModule(name: string, sections: readonly GitSection[], collected: EntryCollector): void {
  const values = new Map(sections.flatMap((section) => [...section.values]));
  const [first, second] = sections;
  if (first === undefined) return;
  const { line } = first;
  if (second !== undefined)
    collected.remark('duplicate-key', `the submodule ${echo(name)} stands twice`, { line: second.line });
  const url = values.get('url');
  if (url === undefined || url.value === '') {
    collected.unreadable(`the submodule ${echo(name)} has no address`, line);
    return;
  }
  const branch = values.get('branch')?.value ?? '';
  const origin: Origin = { kind: 'git', url: url.value, ...(branch === '' ? {} : { ref: branch }) };
  const shown = isRelative(url.value) ? name : nameOfAddress(origin, 'whole');
  const endLine = Math.max(line, ...[...values.values()].map((value) => value.line));
  // The tree fixes the commit: that this file names none is no weakness.
  collected.requirement({ name: shown, range: branch, line, endLine, direct: true, origin, fixedElsewhere: true });
  includeCommit(values.get('path')?.value ?? '', line, collected);
  sayDangers(name, values, { collected, shown });
}

/** Repositories with more submodules are rare; the commits of the others are not looked at. */
const mostCommits = 150;

/** The commit stands in the tree at the submodule's path. */
function includeCommit(path: string, line: number, collected: EntryCollector): void {
  const target = resolveInRepository('.gitmodules', path);
  if (target === undefined || target === '' || collected.size > mostCommits) return;
  collected.include(target, line, { format: gitLink.id });
}

/** `../other.git` is beside this repository, wherever that was cloned from. */
function isRelative(url: string): boolean {
  return url.startsWith('./') || url.startsWith('../');
}

function sayDangers(
  name: string,
  values: GitSection['values'],
  { collected, shown }: { readonly collected: EntryCollector; readonly shown: string },
): void {
  const path = values.get('path');
  const update = values.get('update');
  const about = (line: number | undefined) => ({ line, name: shown });
  // CVE-2018-11235: the name becomes a folder under .git/modules, and a path with dots put hooks elsewhere.
  if (name.split(/[/\\]/).includes('..'))
    collected.remark('path-outside-repository', `the name ${echo(name)} leaves its folder`, about(path?.line));
  if (path !== undefined && resolveInRepository('.gitmodules', path.value) === undefined)
    collected.remark('path-outside-repository', `its path ${echo(path.value)} leaves the repository`, about(path.line));
  // CVE-2018-17456: git took both for options.
  if (path?.value.startsWith('-'))
    collected.remark('option-injection', `the path ${echo(path.value)} starts with a dash`, about(path.line));
  if (update?.value.startsWith('!'))
    collected.remark('runs-code-of-repository', `updating it runs ${echo(update.value.slice(1))}`, about(update.line));
}
