import type { Scope } from '../../domain/dependency.ts';
import { iniSettings } from './ini.ts';
import { addPipLine } from './pip-arguments.ts';
import type { PipReading } from './pip-arguments.ts';

const mostLines = 20_000;

/** Reads the text of a tox.ini, whose first line stands `lineOffset` lines below the file's. */
export function addToxIni(reading: PipReading, content: string, lineOffset: number): void {
  let lines = 0;
  for (const { section, key, lines: values } of iniSettings(content)) {
    const scope = scopeOf(section, key);
    if (scope === undefined) continue;
    for (const { text, line } of values) {
      lines += 1;
      if (lines > mostLines) {
        reading.collected.problem('too-large', `more than ${mostLines} lines of dependencies: the rest is left out`);
        return;
      }
      addToxLine(reading, text, { line: line + lineOffset, scope });
    }
  }
}

function scopeOf(section: string, key: string): Scope | undefined {
  if (section === 'tox') return key === 'requires' ? 'build' : undefined;
  const isEnvironment = /^(?:testenv|env_run_base|env_pkg_base|base|testbase)(?:[:_-]|$)/.test(section);
  return isEnvironment && key === 'deps' ? 'dev' : undefined;
}

/** One line of `deps`: `py39,!lint: pytest>=8`, `-r file`, `{[testenv]deps}`. */
export function addToxLine(
  reading: PipReading,
  written: string,
  { line, scope }: { readonly line: number; readonly scope: Scope },
): void {
  const comment = written.search(/(?:^|\s)#/);
  const bare = (comment === -1 ? written : written.slice(0, comment)).trim();
  const factor = /^([A-Za-z0-9_{}.,! -]{1,200}):\s+(?=\S)/.exec(bare);
  const text = (factor === null ? bare : bare.slice(factor[0].length))
    .replaceAll(/\{(?:toxinidir|tox_root)\}\/?/g, '')
    .replaceAll(/\{\/\}/g, '/');
  // What refers to another place of the configuration is read there.
  if (text === '' || text.startsWith('{')) return;
  addPipLine(reading, text, { line, scope, direct: true });
}
