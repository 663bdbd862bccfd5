import { partsOfClasses } from './classes.ts';
import { oneOf } from './combine-values.ts';
import type { Node } from './node.ts';
import { partsOf } from './parts-of.ts';
import type { Bound } from './scope.ts';
import { unknown } from './value.ts';
import type { Value } from './value.ts';

/** More values than that may be anything. */
const mostDefs = 20;

interface Part {
  readonly object: Node;
  readonly key: string;
}

type ValueOf = (node: Node) => Value;

/** What was assigned to this part of a variable. */
export function assignedPart({ bindingOf }: Bound, { object, key }: Part, valueOf: ValueOf): Value | undefined {
  const parts = object.kind === 'name' ? bindingOf.get(object)?.parts : undefined;
  const own = parts?.get(key);
  if (own === undefined) return undefined;
  const values = own.slice(0, mostDefs).map(valueOf);
  // `Object.assign(this, child_process)` may have put something else in its place.
  const others = (parts?.get('*') ?? []).slice(0, mostDefs).some((part) => valueOf(part).kind === 'api');
  return oneOf(own.length > mostDefs || others ? [...values, unknown] : values);
}

/** The part of something that other names stand for: a copy, what a function returns, what another file exports. */
export function partThroughNames(bound: Bound, { object, key }: Part, valueOf: ValueOf): Value | undefined {
  const parts = partsOf(bound, object, key);
  if (parts.length === 0) return key === 'default' ? valueOf(object) : undefined;
  const value = oneOf(parts.map(valueOf));
  return value.kind === 'unknown' ? undefined : value;
}

/** What a class defines under a name. */
export function partOfClass(bound: Bound, { object, key }: Part, valueOf: ValueOf): Value {
  const parts = partsOfClasses(bound, object, key);
  return parts.length > mostDefs ? unknown : oneOf(parts.map(valueOf));
}

/** Whether more was put into a variable than its parts show: `Object.assign(variable, …)`. */
export function isFilled({ bindingOf }: Bound, object: Node): boolean {
  return object.kind === 'name' && bindingOf.get(object)?.parts.has('*') === true;
}
