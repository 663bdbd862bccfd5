import type { Node } from './node.ts';
import type { Raw } from './raw.ts';
import { listed } from './reader.ts';
import type { Reader } from './reader.ts';

interface Called {
  readonly list: Raw | undefined;
  readonly at: number;
  readonly end: number;
}

/** A call of what is read already, with the arguments between its brackets. */
export function called(reader: Reader, callee: Node, { list, at, end }: Called): Node {
  const args: Node[] = [];
  const named = new Map<string, Node>();
  const items =
    list === undefined
      ? []
      : list.kids.some(({ name }) => name === 'for')
        ? [list.kids.slice(1, -1)]
        : listed(list.kids);
  for (const item of items) {
    const [first, second, third] = item;
    if (first !== undefined && second?.name === 'AssignOp') {
      reader.declared.add(first.from);
      named.set(reader.source(first), reader.node(third));
    } else if (item.some((kid) => kid.name === 'for')) args.push(comprehended(reader, { from: at, to: end }, item));
    else args.push(element(reader, item));
  }
  return { kind: 'call', callee, args, named, created: false, at, end };
}

export function element(reader: Reader, item: readonly Raw[]): Node {
  const [first, second] = item;
  if (first?.name !== '*' && first?.name !== '**') return reader.node(first);
  return { kind: 'spread', value: reader.node(second), at: first.from, end: second?.to ?? first.to };
}

/** `[value for name in items if test]`: the variables of the loop, then the value that is made of them. */
export function comprehended(reader: Reader, raw: Pick<Raw, 'from' | 'to'>, kids: readonly Raw[]): Node {
  const { from: at, to: end } = raw;
  const start = kids.findIndex((kid) => kid.name === 'for');
  const filtered = kids.some((kid) => kid.name === 'if');
  const steps: Node[] = [];
  for (let i = start; i < kids.length && i >= 0; i++) {
    if (kids[i]?.name !== 'for') continue;
    const inside = kids.findIndex((kid, index) => index > i && kid.name === 'in');
    if (inside < 0) break;
    const targets = kids.slice(i + 1, inside).filter((kid) => kid.name !== ',');
    const value: Node = { kind: 'item', of: reader.node(kids[inside + 1]), filtered, at, end };
    for (const target of targets)
      steps.push({ kind: 'assign', target: reader.node(target), value, adds: false, declares: 'function', at, end });
  }
  steps.push(...reader.nodes(kids.filter((_, index) => kids[index - 1]?.name === 'if')));
  const values = reader.nodes(kids.slice(0, Math.max(start, 0)).filter((kid) => kid.name !== ':'));
  return { kind: 'sequence', items: [...steps, { kind: 'list', items: values, at, end }], at, end };
}
