import { numberOf, pythonBody, pythonText, unescaped } from './literals.ts';
import type { Node, Program } from './node.ts';
import { called, comprehended, element } from './python-calls.ts';
import { statementShapes } from './python-statements.ts';
import { holdsAny, rawTree } from './raw.ts';
import type { Raw } from './raw.ts';
import { Reader, after, kidOf, listed } from './reader.ts';
import type { Among, Shape, Shapes } from './reader.ts';

/** Reads Python; undefined where no tree can be had. */
export function readPython(text: string, among?: Among): Program | undefined {
  const raw = rawTree(text, 'python', among?.base);
  if (raw === undefined) return undefined;
  const reader = new Reader(text, shapes, among);
  return { root: reader.group(raw), declared: reader.declared, doubtful: holdsAny(raw, unread) };
}

const unread = new Set(['⚠']);

const plain: Shape = (_reader, { from, to }) => ({ kind: 'plain', at: from, end: to });
const inner: Shape = (reader, raw) => reader.read(raw.kids.find((kid) => kid.name !== '(') ?? raw);
const last: Shape = (reader, raw) => reader.node(raw.kids.at(-1));

function member(reader: Reader, raw: Raw): Node {
  const [object, sign] = raw.kids;
  const { from: at, to: end } = raw;
  const word = kidOf(raw, 'PropertyName');
  if (word !== undefined && sign?.name === '.')
    return { kind: 'member', object: reader.node(object), key: reader.word(word), at, end };
  const held = raw.kids.slice(2, -1);
  if (!held.some((kid) => kid.name === ':'))
    return { kind: 'member', object: reader.node(object), key: reader.node(held[0]), at, end };
  return { kind: 'slice', object: reader.node(object), bounds: bounds(reader, held), at, end };
}

/** From, to and step of `[from:to:step]`, as far as they are written. */
function bounds(reader: Reader, kids: readonly Raw[]): readonly (Node | undefined)[] {
  const found: (Node | undefined)[] = [undefined];
  for (const kid of kids) {
    if (kid.name === ':') found.push(undefined);
    else found[found.length - 1] = reader.read(kid);
  }
  return found;
}

const call: Shape = (reader, raw) =>
  called(reader, reader.node(raw.kids[0]), { list: kidOf(raw, 'ArgList'), at: raw.from, end: raw.to });

function list(reader: Reader, raw: Raw): Node {
  const items = listed(raw.kids).map((item) => element(reader, item));
  return { kind: 'list', items, at: raw.from, end: raw.to };
}

function record(reader: Reader, raw: Raw): Node {
  const entries = listed(raw.kids).map((item) => {
    const [first, second, third] = item;
    if (first?.name === '**') return { key: undefined, value: reader.node(second) };
    return { key: reader.node(first), value: reader.node(third) };
  });
  return { kind: 'record', entries, at: raw.from, end: raw.to };
}

const comprehension: Shape = (reader, raw) =>
  comprehended(
    reader,
    raw,
    raw.kids.filter((kid) => !'()[]{}'.includes(kid.name)),
  );

function conditional(reader: Reader, raw: Raw): Node {
  const [value, , test, , other] = raw.kids;
  const options = [reader.node(value), reader.node(other)];
  return { kind: 'choice', test: reader.node(test), options, at: raw.from, end: raw.to };
}

function binary(reader: Reader, raw: Raw): Node {
  const [left, sign, right] = raw.kids;
  const operator = sign === undefined ? '' : reader.source(sign);
  const [one, other] = [reader.node(left), reader.node(right)];
  const { from: at, to: end } = raw;
  return operator === 'or' || operator === 'and'
    ? { kind: 'choice', test: undefined, options: [one, other], at, end }
    : { kind: 'binary', operator, left: one, right: other, at, end };
}

function unary(reader: Reader, raw: Raw): Node {
  const value = reader.node(raw.kids[1]);
  const { from: at, to: end } = raw;
  const sign = raw.kids[0] === undefined ? '' : reader.source(raw.kids[0]);
  if (value.kind === 'number' && sign === '-') return { ...value, value: -value.value };
  return { kind: 'group', children: [value], scope: false, at, end };
}

function format(reader: Reader, raw: Raw): Node {
  const { prefix, body, from } = pythonBody(reader.source(raw));
  const end = raw.from + from + body.length;
  const isRaw = /r/i.test(prefix);
  const parts: Node[] = [];
  let at = raw.from + from;
  const say = (to: number): void => {
    const text = reader.between(at, to);
    if (to > at) parts.push({ kind: 'text', value: isRaw ? text : unescaped(text), at, end: to });
  };
  for (const kid of raw.kids) {
    if (kid.name !== 'FormatReplacement') continue;
    say(kid.from);
    parts.push(reader.node(kid.kids[1]));
    at = kid.to;
  }
  say(end);
  return { kind: 'concat', parts, at: raw.from, end: raw.to };
}

const shapes: Shapes = new Map<string, Shape>([
  ['VariableName', (reader, raw) => reader.name(raw)],
  ['String', (reader, raw) => ({ kind: 'text', value: pythonText(reader.source(raw)), at: raw.from, end: raw.to })],
  ['FormatString', format],
  ['ContinuedString', (reader, raw) => ({ kind: 'concat', parts: reader.nodes(raw.kids), at: raw.from, end: raw.to })],
  ['Number', (reader, raw) => ({ kind: 'number', value: numberOf(reader.source(raw)), at: raw.from, end: raw.to })],
  ...['Boolean', 'None', 'Ellipsis'].map((name) => [name, plain] as const),
  ...['ExpressionStatement', 'ParenthesizedExpression'].map((name) => [name, inner] as const),
  ['AwaitExpression', last],
  ['MemberExpression', member],
  ['CallExpression', call],
  ['ArrayExpression', list],
  ['SetExpression', list],
  ['TupleExpression', list],
  ['DictionaryExpression', record],
  ['ArrayComprehensionExpression', comprehension],
  ['ComprehensionExpression', comprehension],
  ['DictionaryComprehensionExpression', comprehension],
  ['SetComprehensionExpression', comprehension],
  ['ConditionalExpression', conditional],
  ['BinaryExpression', binary],
  ['UnaryExpression', unary],
  [
    'NamedExpression',
    (reader, raw) => ({
      kind: 'assign',
      target: reader.node(raw.kids[0]),
      value: reader.node(after(raw, 'AssignOp')),
      adds: false,
      declares: 'function',
      at: raw.from,
      end: raw.to,
    }),
  ],
  ...statementShapes,
]);
