import { memberOf } from './node.ts';
import type { Node } from './node.ts';
import type { Raw } from './raw.ts';
import { kidOf, listed } from './reader.ts';
import type { Reader, Shape } from './reader.ts';

function args(reader: Reader, raw: Raw | undefined): readonly Node[] {
  return raw === undefined ? [] : listed(raw.kids).map((item) => element(reader, item));
}

/** An element of a list or an argument, spread or not. */
export function element(reader: Reader, item: readonly Raw[]): Node {
  const [first, second] = item;
  if (first?.name !== 'Spread') return reader.node(first);
  return { kind: 'spread', value: reader.node(second), at: first.from, end: second?.to ?? first.to };
}

function call(reader: Reader, raw: Raw): Node {
  const created = raw.name === 'NewExpression';
  const callee = reader.node(created ? raw.kids[1] : raw.kids[0]);
  return called(reader, callee, { raw, args: args(reader, kidOf(raw, 'ArgList')), created });
}

/** `import("x")` and tagged templates, as the calls that they are. */
function dynamicImport(reader: Reader, raw: Raw): Node {
  const handed = args(reader, { ...raw, kids: raw.kids.slice(1) });
  return called(reader, reader.name(raw.kids[0] ?? raw), { raw, args: handed, created: false });
}

function tagged(reader: Reader, raw: Raw): Node {
  const [tag, template] = raw.kids;
  const callee = reader.node(tag);
  const text = reader.node(template);
  if (nameOf(callee) === 'raw') return text;
  const pieces = text.kind === 'concat' ? text.parts : [text];
  const { at, end } = text;
  const list: Node = { kind: 'list', items: pieces.filter((piece) => piece.kind === 'text'), at, end };
  const values = pieces.filter((piece) => piece.kind !== 'text');
  return called(reader, callee, { raw, args: [list, ...values], created: false });
}

interface Called {
  readonly raw: Raw;
  readonly args: readonly Node[];
  readonly created: boolean;
}

/** Compilers wrap every module that they load: `__importDefault(require("x"))` is the module. */
const wrapping =
  /^(?:__import(?:Default|Star)|__toESM|_interop(?:RequireDefault|RequireWildcard|Default|Namespace)\w*)$/;

function called(reader: Reader, callee: Node, { raw, args: handed, created }: Called): Node {
  const [first] = handed;
  if (first !== undefined && wrapping.test(nameOf(callee))) return first;
  const { from: at, to: end } = raw;
  const reflected = first === undefined ? undefined : reflectedArgs(callee, handed);
  if (first !== undefined && reflected !== undefined)
    return { kind: 'call', callee: first, args: reflected, named: new Map(), created, at, end };
  if (first?.kind === 'text' && loading.has(nameOf(callee))) {
    const name = reader.among?.variableOf(first.value);
    if (name !== undefined) return { kind: 'name', name, at, end };
  }
  return { kind: 'call', callee, args: handed, named: new Map(), created, at, end };
}

/** `Reflect.apply(f, self, [x])` and `Reflect.construct(f, [x])` call `f` with what the list has. */
function reflectedArgs(callee: Node, handed: readonly Node[]): readonly Node[] | undefined {
  if (callee.kind !== 'member' || nameOf(callee.object) !== 'Reflect') return undefined;
  const list = nameOf(callee) === 'apply' ? handed[2] : nameOf(callee) === 'construct' ? handed[1] : undefined;
  if (list === undefined) return undefined;
  return list.kind === 'list' ? list.items : [{ kind: 'spread', value: list, at: list.at, end: list.end }];
}

const loading = new Set(['require', 'import']);

function nameOf(callee: Node): string {
  if (callee.kind === 'name') return callee.name;
  if (callee.kind === 'sequence') return nameOf(callee.items.at(-1) ?? { ...callee, kind: 'plain' });
  return callee.kind === 'member' && callee.key.kind === 'text' ? callee.key.value : '';
}

/** `get x() { … }`: what it returns is the value. */
export function got(value: Node): Node {
  const { at, end } = value;
  return { kind: 'call', callee: value, args: [], named: new Map(), created: false, at, end };
}

/** What a module exports, under one name for both ways to write it. */
export function exportsOf(object: Node, key: Node): Node | undefined {
  if (object.kind !== 'name' || object.name !== 'module') return undefined;
  return key.kind === 'text' && key.value === 'exports' ? { ...object, name: 'exports', end: key.end } : undefined;
}

/** `exports.key`, standing nowhere. */
export function exported(key: string): Node {
  const nowhere = { at: -1, end: -1 };
  return memberOf({ kind: 'name', name: 'exports', ...nowhere }, key, nowhere);
}

export const callShapes: readonly (readonly [string, Shape])[] = [
  ['CallExpression', call],
  ['NewExpression', call],
  ['DynamicImport', dynamicImport],
  ['TaggedTemplateExpression', tagged],
];
