import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { linesOf } from '../syntax/lines.ts';

/** Cabal's frozen versions: `constraints: any.name ==1.2, name +flag`. Source: cabal.readthedocs.io, "cabal freeze". */
export const cabalFreeze: Format = {
  id: 'cabal-freeze',
  ecosystem: 'hackage',
  kind: 'lockfile',
  files: ['cabal.project.freeze', '*.project.freeze', 'cabal.config'],
  reads: { direct: 'no', scope: 'no', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Flags of packages are passed over. Versions that GHC brings (`installed`) are not listed.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(cabalFreeze, path);
  let field = '';
  for (const { number: line, text: written } of linesOf(text)) {
    const body = written.trim();
    if (body === '' || body.startsWith('--')) continue;
    const head = /^([A-Za-z][\w-]*)\s*:(.*)$/.exec(written);
    if (head !== null) field = (head[1] ?? '').toLowerCase();
    else if (!/^\s/.test(written)) {
      collected.unreadable('a line that is neither a field nor indented', line);
      continue;
    }
    if (field !== 'constraints') continue;
    for (const constraint of (head?.[2] ?? body).split(',')) addConstraint(constraint.trim(), line, collected);
  }
  return collected.finish();
}

/** A name may be qualified: `any.`, `setup.`, `foo:setup.`. */
const constraintShape = /^(?:[A-Za-z0-9-]+:)?(?:(?:setup|any)\.)?([A-Za-z0-9][A-Za-z0-9-]*)\s*(.*)$/;

function addConstraint(constraint: string, line: number, collected: EntryCollector): void {
  if (constraint === '') return;
  const match = constraintShape.exec(constraint);
  const [, name = '', rest = ''] = match ?? [];
  const isFlags = /^[+-]/.test(rest) || ['installed', 'source', 'test', 'bench'].includes(rest);
  if (match === null || rest === '') {
    collected.unreadable(`${echo(constraint)} is no constraint`, line);
    return;
  }
  if (isFlags) return;
  const version = /^==\s*([0-9]+(?:\.[0-9]+)*)$/.exec(rest)?.[1];
  if (version === undefined) collected.requirement({ name, range: rest, line, endLine: line });
  else collected.dependency({ name, version, line, endLine: line });
}
