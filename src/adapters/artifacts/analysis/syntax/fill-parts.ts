import { addPart } from './holds.ts';
import { functionsOf } from './link-calls.ts';
import type { Call, Node } from './node.ts';
import { entriesOf, spreadsOf } from './record-entries.ts';
import type { Binding, Bound } from './scope.ts';

/** Methods that put their arguments into what they are called on. */
const fillers = new Set(['add', 'append', 'concat', 'extend', 'push', 'set', 'unshift', 'update', 'write']);
/** Functions that put the rest of their arguments into the first. */
const assigning = new Set([
  'Object.assign',
  'Object.defineProperties',
  'Object.defineProperty',
  'Object.setPrototypeOf',
  'Reflect.defineProperty',
  'Reflect.set',
]);

/** Puts what a call adds to a variable among its parts: `list.push(x)`, `Object.assign(a, b)`, a getter that is defined. */
export function fill(bound: Bound, { callee, args }: Call): void {
  const { bindingOf } = bound;
  const [target, ...others] = args;
  if (callee.kind === 'name') {
    const [key, value] = others;
    const set = callee.name === 'setattr' && target?.kind === 'name' ? bindingOf.get(target) : undefined;
    if (set !== undefined && value !== undefined) addPart(set, key?.kind === 'text' ? key.value : '*', value);
    passOn(bound, callee.name, args);
    return;
  }
  if (callee.kind !== 'member' || callee.key.kind !== 'text') return;
  if (callee.key.value === '__exportStar') passOn(bound, callee.key.value, args);
  if (callee.object.kind !== 'name') return;
  const name = `${callee.object.name}.${callee.key.value}`;
  const filled = assigning.has(name) && target?.kind === 'name' ? bindingOf.get(target) : undefined;
  if (filled !== undefined && !(name.endsWith('defineProperty') && define(bound, filled, others)))
    for (const arg of others) addPart(filled, '*', arg);
  const binding = bindingOf.get(callee.object);
  if (binding === undefined || !fillers.has(callee.key.value)) return;
  for (const arg of args) addPart(binding, '*', arg);
}

/** `defineProperty(variable, "key", {value})`, or with a function that gets the value; false where that is not what it is. */
function define(bound: Bound, binding: Binding, [key, said]: readonly Node[]): boolean {
  if (key?.kind !== 'text' || said?.kind !== 'record') return false;
  const got = entriesOf(said, 'get').flatMap((entry) => functionsOf(bound, entry));
  const values = [...entriesOf(said, 'value'), ...got.flatMap((one) => bound.returns.get(one) ?? [])];
  for (const value of values) addPart(binding, key.value, value);
  return values.length > 0 || spreadsOf(said).length === 0;
}

/** What compilers call to export: `__export(exports, { key: () => value })`, `__exportStar(module, exports)`. */
function passOn(bound: Bound, name: string, args: readonly Node[]): void {
  const [first, second] = args;
  const into = (node: Node | undefined): Binding | undefined =>
    node?.kind === 'name' ? bound.bindingOf.get(node) : undefined;
  if (name === '__exportStar' || name === '__reExport') {
    const [from, to] = name === '__exportStar' ? [first, second] : [second, first];
    const binding = into(to);
    if (binding !== undefined && from !== undefined) addPart(binding, '*', from);
  }
  const binding = name === '__export' && second?.kind === 'record' ? into(first) : undefined;
  if (binding === undefined || second?.kind !== 'record') return;
  for (const { key, value } of second.entries)
    if (key?.kind === 'text')
      for (const one of functionsOf(bound, value))
        for (const returned of bound.returns.get(one) ?? []) addPart(binding, key.value, returned);
}
