import { LockwardenError } from '../../domain/error.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { PopularNames } from './popular.ts';

/** Names beyond this rank are not worth imitating, and comparing with them costs. */
const mostNames = 20_000;
const longestName = 214;
/** What some registry would take for a name: a page of HTML has none. */
const plausible = /^[@\w][\w.\-/:~+@]*$/;

/** Fields under which rankings in JSON keep a package's name. */
const nameFields = ['name', 'project', 'package', 'package_name', 'id'];

/**
 * Reads a ranking of packages, most used first: a list in JSON (of names, or of objects with one), the same under `rows`,
 * `packages` or `names`, or lines of text or CSV whose first column is the name. Throws `LockwardenError`
 * (`bad-name-list`) where no names are in it.
 */
export function readRanking(
  text: string,
  { ecosystem, source, date }: { readonly ecosystem: EcosystemId; readonly source: string; readonly date: string },
): PopularNames {
  const { normalise } = ecosystemOf(ecosystem);
  const names = new Set<string>();
  for (const name of namesIn(text)) {
    if (names.size === mostNames) break;
    if (name.length <= longestName && plausible.test(name)) names.add(normalise(name));
  }
  if (names.size === 0) {
    throw new LockwardenError(
      'bad-name-list',
      `${source}: no package names were found`,
      'A ranking is a JSON list of names, a JSON list of objects with a name, or one name a line.',
    );
  }
  return { ecosystem, source, date, names: [...names] };
}

function namesIn(text: string): Iterable<string> {
  const start = text.trimStart()[0];
  return start === '[' || start === '{' ? namesInJson(text) : namesInLines(text);
}

function namesInJson(text: string): readonly string[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const list = Array.isArray(json)
    ? json
    : ['rows', 'packages', 'names'].map((key) => fieldOf(json, key)).find(Array.isArray);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    if (typeof one === 'string') return one;
    return nameFields
      .map((key) => fieldOf(one, key))
      .filter((name) => typeof name === 'string')
      .slice(0, 1);
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** The first column; lines that begin with `#` and a heading are no names. */
function* namesInLines(text: string): Generator<string> {
  for (const [index, line] of text.split('\n').entries()) {
    const first = (line.split(/[,;\t]/, 1)[0] ?? '').trim().replace(/^"(.*)"$/, '$1');
    const heading = index === 0 && nameFields.includes(first.toLowerCase());
    if (first !== '' && !first.startsWith('#') && !heading) yield first;
  }
}
