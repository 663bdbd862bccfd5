import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import { addWritten } from './entry.ts';
import { iniSettings } from './ini.ts';
import type { IniSetting } from './ini.ts';

/** The declarative configuration of setuptools. */
export const setupCfg: Format = {
  id: 'setup-cfg',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: ['setup.cfg'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'install_requires, setup_requires (build), tests_require (dev) and extras. Lists read from other files (file:) are read too; %(…)s references are not followed.',
  parse: parseSetupCfg,
};

function parseSetupCfg(content: string, path: string): DependencySet {
  const collected = new EntryCollector(setupCfg, path);
  const seen = new Set<string>();
  for (const setting of iniSettings(content)) {
    const scope = scopeOf(setting);
    if (scope === undefined) continue;
    const key = `${setting.section} ${setting.key}`;
    if (seen.has(key)) {
      const message = `${echo(setting.key)} stands more than once: setuptools refuses the file, other tools take one`;
      collected.remark('duplicate-key', message, { line: setting.lines[0]?.line });
    }
    seen.add(key);
    readList({ collected, path }, setting, scope);
  }
  return collected.finish();
}

function scopeOf({ section, key }: IniSetting): Scope | undefined {
  if (section === 'options.extras_require') return 'optional';
  if (section !== 'options') return undefined;
  switch (key.replaceAll('-', '_')) {
    case 'install_requires':
      return 'runtime';
    case 'setup_requires':
      return 'build';
    case 'tests_require':
      return 'dev';
    default:
      return undefined;
  }
}

/** No list of packages that one project could ask for is longer. */
const mostLines = 20_000;

/** One dependency a line; on the key's own line several, parted by semicolons (setuptools, "list-semi"). */
function readList(
  { collected, path }: { collected: EntryCollector; path: string },
  { lines, inline }: IniSetting,
  scope: Scope,
): void {
  const isOneLine = inline && lines.length === 1;
  if (lines.length > mostLines) {
    collected.problem(
      'too-large',
      `a list of more than ${mostLines} lines: the rest is left out`,
      lines[mostLines]?.line,
    );
  }
  for (const { text, line } of lines.slice(0, mostLines)) {
    const bare = withoutComment(text);
    if (/^(?:file|attr):/.test(bare)) {
      if (bare.startsWith('file:')) follow({ collected, path }, bare.slice('file:'.length), line);
      continue;
    }
    for (const item of isOneLine ? bare.split(';', 500) : [bare]) {
      const written = item.trim();
      if (written !== '' && !written.startsWith('%(')) addWritten(collected, written, { line, scope, direct: true });
    }
  }
}

/** `file: requirements.txt, more.txt` (setuptools, "Specifying values"). */
function follow({ collected, path }: { collected: EntryCollector; path: string }, files: string, line: number): void {
  for (const file of files.split(',', 50)) {
    const target = resolveInRepository(path, file.trim());
    if (target !== undefined && file.trim() !== '') collected.include(target, line, { format: 'requirements-txt' });
  }
}

function withoutComment(text: string): string {
  const comment = text.search(/\s#/);
  return (comment === -1 ? text : text.slice(0, comment)).trim();
}
