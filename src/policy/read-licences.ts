import { readLicence } from '../domain/licences/expression.ts';
import { licenceIds } from '../domain/licences/ids.ts';
import type { LicencePolicy } from '../domain/licences/judge.ts';
import { nearest } from './nearest.ts';
import { scalarText, shown, type PolicyReader, type PolicyTree } from './tree.ts';

/** No word on licences: all of them pass. */
export const anyLicence: LicencePolicy = { allow: [], deny: [], unknown: 'pass' };

const keys = ['allow', 'deny', 'unknown'];
const most = 500;
/** npm's word for "not for others", which is no identifier and may be meant. */
const meant: ReadonlySet<string> = new Set(['unlicensed']);

/** `licences`: which are allowed, which denied, and what one that cannot be told leads to. */
export function readLicences(reader: PolicyReader, tree: PolicyTree | undefined): LicencePolicy {
  if (tree === undefined || scalarText(tree) === '') return anyLicence;
  const entry = reader.map(tree, { keys, name: '`licences`' });
  const allow = readIds(reader, entry('allow'), 'allow');
  const deny = readIds(reader, entry('deny'), 'deny');
  for (const id of allow.filter((one) => deny.some((other) => other.toLowerCase() === one.toLowerCase())))
    reader.problem(entry('allow')?.line, `\`${shown(id)}\` is both allowed and denied; it is denied`);
  const unknown = reader.choice(entry('unknown'), ['pass', 'warn', 'block'], anyLicence.unknown);
  return { allow, deny, unknown };
}

/** Identifiers, each alone or `WITH` an exception. What is none is reported; a word that is on no list still holds as it is written. */
function readIds(reader: PolicyReader, tree: PolicyTree | undefined, key: string): readonly string[] {
  if (tree === undefined || scalarText(tree) === '') return [];
  const items = tree.kind === 'list' ? tree.items : [tree];
  if (items.length > most) reader.problem(tree.line, `\`${key}\` has more than ${most} licences; the rest is left out`);
  return items.slice(0, most).flatMap((item) => readId(reader, item, key) ?? []);
}

function readId(reader: PolicyReader, item: PolicyTree, key: string): string | undefined {
  const text = reader.text(item, key)?.trim();
  if (text === undefined) return undefined;
  if (text === '') return reader.problem(item.line, `\`${key}\` holds an empty licence`);
  const read = readLicence(text);
  if (read.kind === 'and' || read.kind === 'or')
    return reader.problem(item.line, `\`${key}\`: \`${shown(text)}\` is more than one licence; name each on its own`);
  if (read.kind === 'custom' && !meant.has(text.toLowerCase())) {
    const near = nearest(text, licenceIds);
    const hint = near === undefined ? 'it is compared as it is written' : `did you mean \`${near}\`?`;
    reader.problem(item.line, `\`${key}\`: \`${shown(text)}\` is no SPDX licence identifier; ${hint}`);
  }
  return text;
}
