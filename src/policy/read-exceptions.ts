import type { Exception } from '../domain/policy.ts';
import { nearest } from './nearest.ts';
import { itemsOf, shown, type PolicyReader, type PolicyTree } from './tree.ts';

const keys = ['owner', 'package', 'path', 'reason', 'signal', 'until', 'versions'];
/** Nobody can answer for longer than this. */
const latestYear = 2100;

/** The exceptions of a policy. One without package or reason, or with a date that is none, is reported and does not hold. */
export function readExceptions(
  reader: PolicyReader,
  tree: PolicyTree | undefined,
  signals: readonly string[],
): readonly Exception[] {
  if (tree === undefined) return [];
  if (tree.kind !== 'list') {
    reader.problem(tree.line, '`exceptions` must be a list');
    return [];
  }
  return itemsOf(tree).flatMap((item) => {
    const exception = readOne(reader, item, signals);
    return exception === undefined ? [] : [exception];
  });
}

function readOne(reader: PolicyReader, tree: PolicyTree, signals: readonly string[]): Exception | undefined {
  if (reader.duplicatesIn(tree)) return undefined;
  const before = reader.problems.length;
  const entry = reader.map(tree, { keys, name: 'an exception' });
  const text = (key: string) => reader.text(entry(key), key);
  const fields = {
    versions: text('versions'),
    signal: text('signal'),
    path: text('path'),
    owner: text('owner'),
    until: text('until'),
  };
  const [name, reason] = [text('package'), text('reason')];
  const refuse = (message: string): undefined => reader.problem(tree.line, `${message}; the exception does not hold`);
  if (reader.problems.length > before) return refuse('an exception has a key or value that cannot be read');
  if (name === undefined || name === '') return refuse('an exception needs a `package`');
  if (reason === undefined || reason.trim() === '') return refuse('an exception needs a `reason`');
  if (name === '*' && fields.signal === undefined)
    return refuse('an exception for every package must name its `signal`');
  if (fields.signal !== undefined && !signals.includes(fields.signal)) {
    const near = nearest(fields.signal, signals);
    return refuse(`there is no signal \`${shown(fields.signal)}\`${near === undefined ? '' : `, perhaps \`${near}\``}`);
  }
  if (fields.until !== undefined && !isDate(fields.until)) return refuse('`until` must be a date such as `2026-12-31`');
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { package: name, reason, ...given, line: tree.line };
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)?$/.exec(text);
  if (match === null || Number.isNaN(Date.parse(text))) return false;
  return (
    Number(match[1]) <= latestYear &&
    Date.parse(text) > 0 &&
    Number(match[3]) <= lastDay(Number(match[1]), Number(match[2]))
  );
}

/** `Date.parse` takes the 31st of a short month for the 1st of the next. */
function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
