import { got } from './javascript-calls.ts';
import { nothing } from './node.ts';
import type { Node } from './node.ts';
import type { Raw } from './raw.ts';
import { after, kidOf, listed } from './reader.ts';
import type { Reader, Shape } from './reader.ts';

function params(reader: Reader, raw: Raw | undefined): readonly Node[] {
  if (raw === undefined) return [];
  const items = raw.kids.length === 0 ? [[raw]] : listed(raw.kids);
  return items.map((item) => param(reader, item));
}

function param(reader: Reader, item: readonly Raw[]): Node {
  const target = item.find((kid) => targets.has(kid.name));
  for (const kid of item) if (kid.name === 'TypeAnnotation') reader.declares(kid);
  if (target === undefined) return nothing;
  const node = reader.node(target);
  const { at, end } = node;
  if (item.some((kid) => kid.name === 'Spread')) return { kind: 'spread', value: node, at, end };
  const equals = item.findIndex((kid) => kid.name === 'Equals');
  if (equals < 0) return node;
  const value = reader.node(item[equals + 1]);
  return { kind: 'assign', target: node, value, adds: true, declares: undefined, at, end };
}

const targets = new Set(['ArrayPattern', 'ObjectPattern', 'VariableDefinition', 'VariableName']);

/** Functions of every kind: declared, in expressions, arrows, methods and accessors. */
function functionOf(reader: Reader, raw: Raw): Node {
  const block = kidOf(raw, 'Block');
  const isArrow = raw.name === 'ArrowFunction';
  const name = raw.name === 'MethodDeclaration' ? undefined : kidOf(raw, 'VariableDefinition');
  for (const kid of raw.kids) if (described.has(kid.name)) reader.declares(kid);
  const list = kidOf(raw, 'ParamList') ?? (isArrow ? kidOf(raw, 'VariableDefinition') : undefined);
  const computed = raw.kids[0]?.name === '[' ? reader.nodes(raw.kids.slice(1, 2)) : [];
  const body = block === undefined ? reader.node(after(raw, 'Arrow')) : reader.node(block);
  const { from: at, to: end } = raw;
  const made: Node = {
    kind: 'function',
    name: name === undefined || isArrow ? undefined : reader.name(name),
    hoists: raw.name === 'FunctionDeclaration',
    params: params(reader, list),
    body: block === undefined && !isArrow ? nothing : body,
    returnsBody: isArrow && block === undefined,
    at,
    end,
  };
  if (name !== undefined) reader.declared.add(name.from);
  return computed.length === 0 ? made : { kind: 'sequence', items: [...computed, made], at, end };
}

const described = new Set(['PropertyDefinition', 'PrivatePropertyDefinition', 'TypeAnnotation', 'TypeParamList']);

function classOf(reader: Reader, raw: Raw): Node {
  const name = kidOf(raw, 'VariableDefinition');
  if (name !== undefined) reader.declared.add(name.from);
  const base = after(raw, 'extends');
  const bases = base === undefined ? [] : [reader.node(base)];
  const rest = raw.kids.filter((kid) => kid !== name && kid !== base);
  const body = reader.group(raw, false, rest);
  return {
    kind: 'class',
    name: name === undefined ? undefined : reader.name(name),
    hoists: raw.name === 'ClassDeclaration',
    body: body.kind === 'group' ? { ...body, children: [...bases, ...body.children] } : body,
    bases,
    at: raw.from,
    end: raw.to,
  };
}

/** `key = value` in a class: what `this.key` is. */
function property(reader: Reader, raw: Raw): Node {
  const { from: at, to: end } = raw;
  const word = kidOf(raw, 'PropertyDefinition', 'PrivatePropertyDefinition');
  const value = after(raw, 'Equals');
  for (const kid of raw.kids) if (described.has(kid.name)) reader.declares(kid);
  if (word === undefined || value === undefined) return reader.group(raw);
  const object: Node = { kind: 'name', name: 'this', at, end };
  const target: Node = { kind: 'member', object, key: reader.word(word), at, end };
  return { kind: 'assign', target, value: reader.node(value), adds: false, declares: undefined, at, end };
}

/** A method is what `this.name` is. */
function method(reader: Reader, raw: Raw): Node {
  const made = functionOf(reader, raw);
  const word = kidOf(raw, 'PropertyDefinition', 'PrivatePropertyDefinition');
  if (word === undefined || made.kind !== 'function') return made;
  const { from: at, to: end } = raw;
  const target: Node = {
    kind: 'member',
    object: { kind: 'name', name: 'this', at, end },
    key: reader.word(word),
    at,
    end,
  };
  const value = raw.kids.some((kid) => kid.name === 'get') ? got(made) : made;
  return { kind: 'assign', target, value, adds: false, declares: undefined, at, end };
}

/** In an object a method is a value like any other; in a class it becomes a part of `this`. */
function classBody(reader: Reader, raw: Raw): Node {
  const children = raw.kids.map((kid) => (kid.name === 'MethodDeclaration' ? method(reader, kid) : reader.read(kid)));
  return {
    kind: 'group',
    children: children.filter((node) => node !== undefined),
    scope: false,
    at: raw.from,
    end: raw.to,
  };
}

/** The constants of an enumeration, as an object. */
function enumeration(reader: Reader, raw: Raw): Node {
  const { from: at, to: end } = raw;
  const name = kidOf(raw, 'TypeDefinition', 'VariableDefinition');
  const body = kidOf(raw, 'EnumBody');
  if (name === undefined || body === undefined) return reader.group(raw);
  reader.declared.add(name.from);
  const entries = listed(body.kids).flatMap((item) => {
    const [word] = item;
    if (word === undefined || item[1]?.name !== 'Equals') return [];
    const key = word.name === 'String' ? reader.node(word) : reader.word(word);
    return [{ key, value: reader.node(item[2]) }];
  });
  const value: Node = { kind: 'record', entries, at, end };
  return { kind: 'assign', target: reader.name(name), value, adds: false, declares: 'block', at, end };
}

export const functionShapes: readonly (readonly [string, Shape])[] = [
  ['ArrowFunction', functionOf],
  ['FunctionDeclaration', functionOf],
  ['FunctionExpression', functionOf],
  ['MethodDeclaration', functionOf],
  ['ClassBody', classBody],
  ['ClassDeclaration', classOf],
  ['ClassExpression', classOf],
  ['EnumDeclaration', enumeration],
  ['PropertyDeclaration', property],
];
