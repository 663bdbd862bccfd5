import { memberOf } from './node.ts';
import type { Node } from './node.ts';
import { called } from './python-calls.ts';
import type { Raw } from './raw.ts';
import { kidOf, listed } from './reader.ts';
import type { Reader } from './reader.ts';

/** `class Name(Base, key=value):`. Its bases are what it has besides; all that stands between the brackets is evaluated. */
export function classOf(reader: Reader, raw: Raw): Node {
  const name = kidOf(raw, 'VariableName');
  if (name !== undefined) reader.declared.add(name.from);
  const list = kidOf(raw, 'ArgList');
  const body = kidOf(raw, 'Body');
  const { from: at, to: end } = raw;
  const given = (list === undefined ? [] : listed(list.kids)).map((item) => ({
    isBase: item[1]?.name !== 'AssignOp',
    node: reader.node(item[1]?.name === 'AssignOp' ? item[2] : item[0]),
  }));
  const children = [
    ...given.map(({ node }) => node),
    ...(body === undefined ? [] : body.kids.flatMap((kid) => memberOfClass(reader, kid))),
  ];
  return {
    kind: 'class',
    name: name === undefined ? undefined : reader.name(name),
    hoists: true,
    body: { kind: 'group', children, scope: false, at, end },
    bases: given.filter(({ isBase }) => isBase).map(({ node }) => node),
    at,
    end,
  };
}

/** What a class defines is what `self.name` is: functions only there, other values under their name as well. */
function memberOfClass(reader: Reader, raw: Raw): readonly Node[] {
  const node = reader.read(raw);
  if (node === undefined) return [];
  const all = node.kind === 'group' ? node.children : [node];
  return all.flatMap((child): readonly Node[] => {
    const { at, end } = child;
    if (child.kind === 'function' && child.name !== undefined) {
      const made: Node = { ...child, name: undefined };
      return [part(child.name.name, all.some(isProperty) ? calledAlone(made) : made, child)];
    }
    if (child.kind !== 'assign' || child.target.kind !== 'name' || child.value === undefined) return [child];
    return [child, part(child.target.name, { ...child.target }, { at, end })];
  });
}

/** A decorator that makes reading a name of the object a call: `@property`, `@functools.cached_property`. */
function isProperty(node: Node): boolean {
  if (node.kind !== 'call') return false;
  const { callee } = node;
  const name =
    callee.kind === 'member' ? callee.key.kind === 'text' && callee.key.value : callee.kind === 'name' && callee.name;
  return name === 'property' || name === 'cached_property';
}

function calledAlone(callee: Node): Node {
  const { at, end } = callee;
  return { kind: 'call', callee, args: [], named: new Map(), created: false, at, end };
}

function part(name: string, value: Node, { at, end }: { readonly at: number; readonly end: number }): Node {
  const target = memberOf({ kind: 'name', name: 'this', at, end }, name, { at, end });
  return { kind: 'assign', target, value, adds: false, declares: undefined, at, end };
}

/** Each stands in the next one's call: readers of the tree recurse. */
const mostDecorators = 20;
/** Names in the row of one. */
const longestRow = 40;

/** `@decorator` above a function or a class is called with it, the nearest one first. */
export function decorated(reader: Reader, raw: Raw): Node {
  const { from: at, to: end } = raw;
  const made = reader.node(raw.kids.at(-1));
  const children = made.kind === 'group' ? made.children : [made];
  const own = children.at(-1);
  const name = own?.kind === 'function' || own?.kind === 'class' ? own.name : undefined;
  let value: Node = name === undefined ? { kind: 'plain', at, end } : { ...name };
  const decorators = raw.kids.filter((kid) => kid.name === 'Decorator').slice(-mostDecorators);
  for (const kid of decorators.toReversed()) {
    const callee = decorator(reader, kid);
    value = { kind: 'call', callee, args: [value], named: new Map(), created: false, at: callee.at, end: kid.to };
  }
  return { kind: 'group', children: [...children, value], scope: false, at, end };
}

/** The grammar reads `@a.b(1)` as a row of names and arguments, other expressions as they are. */
function decorator(reader: Reader, raw: Raw): Node {
  const [, first, ...rest] = raw.kids;
  let node = reader.node(first);
  for (const kid of rest.slice(0, longestRow)) {
    const { from: at, to: end } = kid;
    if (kid.name === 'VariableName' || kid.name === 'PropertyName')
      node = { kind: 'member', object: node, key: reader.word(kid), at: node.at, end };
    else if (kid.name === 'ArgList') node = called(reader, node, { list: kid, at: node.at, end });
    else if (kid.name !== '.') node = reader.read(kid) ?? { kind: 'plain', at, end };
  }
  return node;
}
