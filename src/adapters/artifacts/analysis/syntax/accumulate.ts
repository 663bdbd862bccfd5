import type { Name, Node } from './node.ts';
import type { Binding } from './scope.ts';

interface Growing {
  readonly node: Node;
  readonly parts: Node[];
}

const growing = new WeakMap<Binding, Growing>();
/** A text that grows longer than that is not followed. */
const mostParts = 2_000;

/** `text += "x"`: what a variable held last, and more. False where it is counted, or more than is followed. */
export function accumulate(bindingOf: ReadonlyMap<Name, Binding>, target: Node, value: Node): boolean {
  const binding = target.kind === 'name' ? bindingOf.get(target) : undefined;
  const last = binding?.defs.at(-1);
  if (binding === undefined || last === undefined || value.kind === 'number' || last.kind === 'number') return false;
  const known = growing.get(binding);
  if (known?.node === last) {
    if (known.parts.length >= mostParts) return false;
    known.parts.push(value);
    return true;
  }
  const parts = [last, value];
  const node: Node = { kind: 'concat', parts, at: value.at, end: value.end };
  growing.set(binding, { node, parts });
  binding.defs[binding.defs.length - 1] = node;
  return true;
}
