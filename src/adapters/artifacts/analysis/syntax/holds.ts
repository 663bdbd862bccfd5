import type { Member, Name, Node } from './node.ts';
import type { Binding } from './scope.ts';

/** Says that a pattern holds a value: each of its names holds a part of it. */
export function holds(bindingOf: ReadonlyMap<Name, Binding>, target: Node, value: Node): void {
  switch (target.kind) {
    case 'name':
      bindingOf.get(target)?.defs.push(value);
      return;
    case 'member':
      holdsPart(bindingOf, target, value);
      return;
    case 'assign':
      if (target.value !== undefined) holds(bindingOf, target.target, target.value);
      holds(bindingOf, target.target, value);
      return;
    case 'spread':
      holds(bindingOf, target.value, value);
      return;
    case 'list':
      for (const [index, item] of target.items.entries()) {
        const { at, end } = item;
        const key: Node = { kind: 'number', value: index, at, end };
        const isRest = item.kind === 'spread' || value.kind === 'item' || value.kind === 'given';
        holds(bindingOf, item, isRest ? value : { kind: 'member', object: value, key, at, end });
      }
      return;
    case 'record':
      for (const { key, value: inner } of target.entries) {
        const { at, end } = inner;
        holds(bindingOf, inner, key === undefined ? value : { kind: 'member', object: value, key, at, end });
      }
      return;
    default:
  }
}

function holdsPart(bindingOf: ReadonlyMap<Name, Binding>, { object, key }: Member, value: Node): void {
  // `self.__dict__["key"] = value` is `self.key = value`.
  const isDictionary = object.kind === 'member' && object.key.kind === 'text' && object.key.value === '__dict__';
  const owner = isDictionary ? object.object : object;
  const binding = owner.kind === 'name' ? bindingOf.get(owner) : undefined;
  if (binding === undefined) return;
  addPart(binding, key.kind === 'text' ? key.value : '*', value);
}

export function addPart(binding: Binding, key: string, value: Node): void {
  const known = binding.parts.get(key);
  if (known === undefined) binding.parts.set(key, [value]);
  else known.push(value);
}
