import { callShapes, element, exportsOf, got } from './javascript-calls.ts';
import { functionShapes } from './javascript-functions.ts';
import { moduleShapes } from './javascript-modules.ts';
import { javascriptText, numberOf, unescaped } from './literals.ts';
import { nothing } from './node.ts';
import type { Node, Program } from './node.ts';
import { holdsAny, rawTree } from './raw.ts';
import type { Dialect, Raw } from './raw.ts';
import { Reader, after, kidOf, listed } from './reader.ts';
import type { Among, Shape, Shapes } from './reader.ts';

/** Reads JavaScript or TypeScript; undefined where no tree can be had. */
export function readJavaScript(text: string, dialect: Exclude<Dialect, 'python'>, among?: Among): Program | undefined {
  const raw = rawTree(text, dialect, among?.base);
  if (raw === undefined) return undefined;
  const reader = new Reader(text, shapes, among);
  return { root: reader.group(raw), declared: reader.declared, doubtful: holdsAny(raw, doubtful) };
}

const doubtful = new Set(['⚠', 'WithStatement']);

const plain: Shape = (_reader, { from, to }) => ({ kind: 'plain', at: from, end: to });
const inner: Shape = (reader, raw) => reader.read(raw.kids.find((kid) => kid.name !== '(') ?? raw);
const last: Shape = (reader, raw) => reader.node(raw.kids.at(-1));
const described: Shape = (reader, raw) => {
  reader.declares(raw);
  return undefined;
};

function member(reader: Reader, raw: Raw): Node {
  const [object, ...rest] = raw.kids;
  const word = rest.find((kid) => kid.name === 'PropertyName' || kid.name === 'PrivatePropertyName');
  const key = word === undefined ? reader.node(after(raw, '[')) : reader.word(word);
  const of = reader.node(object);
  const exports = reader.among === undefined ? undefined : exportsOf(of, key);
  return exports ?? { kind: 'member', object: of, key, at: raw.from, end: raw.to };
}

function template(reader: Reader, raw: Raw): Node {
  const parts: Node[] = [];
  const say = (at: number, end: number): void => {
    if (end > at) parts.push({ kind: 'text', value: unescaped(reader.between(at, end)), at, end });
  };
  let from = raw.from + 1;
  for (const kid of raw.kids) {
    if (kid.name !== 'Interpolation') continue;
    say(from, kid.from);
    const held = kid.kids.find((one) => !one.name.startsWith('Interpolation'));
    parts.push(reader.node(held ?? kid));
    from = kid.to;
  }
  say(from, reader.between(raw.to - 1, raw.to) === '`' ? raw.to - 1 : raw.to);
  const [only] = parts;
  const { from: at, to: end } = raw;
  if (parts.length === 0) return { kind: 'text', value: '', at, end };
  return parts.length === 1 && only?.kind === 'text' ? { ...only, at } : { kind: 'concat', parts, at, end };
}

function record(reader: Reader, raw: Raw): Node {
  const entries = raw.kids.flatMap((kid) =>
    kid.name === 'Property' || kid.name === 'PatternProperty' ? [entry(reader, kid)] : [],
  );
  return { kind: 'record', entries, at: raw.from, end: raw.to };
}

function entry(reader: Reader, raw: Raw): { readonly key: Node | undefined; readonly value: Node } {
  const [first, second] = raw.kids;
  if (first?.name === 'Spread') return { key: undefined, value: reader.node(second) };
  const word = kidOf(raw, 'PropertyDefinition', 'PropertyName', 'VariableDefinition', 'String', 'Number');
  const key = first?.name === '[' ? reader.node(second) : word && keyOf(reader, word);
  const colon = after(raw, ':');
  if (colon !== undefined || kidOf(raw, 'ParamList') !== undefined) {
    if (word !== undefined && first?.name !== '[') reader.declared.add(word.from);
    const value = colon === undefined ? reader.node({ ...raw, name: 'MethodDeclaration' }) : reader.node(colon);
    if (first?.name === 'get' && value.kind === 'function') return { key, value: got(value) };
    return { key, value: withDefault(reader, raw, value) };
  }
  return { key, value: withDefault(reader, raw, word === undefined ? nothing : reader.name(word)) };
}

function keyOf(reader: Reader, word: Raw): Node {
  return word.name === 'String' || word.name === 'Number' ? reader.node(word) : reader.word(word);
}

/** `{ a = 1 }` in a pattern. */
function withDefault(reader: Reader, raw: Raw, target: Node): Node {
  const value = after(raw, 'Equals');
  if (value === undefined) return target;
  const { from: at, to: end } = raw;
  return { kind: 'assign', target, value: reader.node(value), adds: true, declares: undefined, at, end };
}

function list(reader: Reader, raw: Raw): Node {
  const items = listed(raw.kids).map((item) => withDefault(reader, { ...raw, kids: item }, element(reader, item)));
  return { kind: 'list', items, at: raw.from, end: raw.to };
}

function conditional(reader: Reader, raw: Raw): Node {
  const [test, ...options] = raw.kids.filter((kid) => kid.name !== 'LogicOp');
  return {
    kind: 'choice',
    test: reader.node(test),
    options: reader.nodes(options),
    at: raw.from,
    end: raw.to,
  };
}

function binary(reader: Reader, raw: Raw): Node {
  const [left, sign, right] = raw.kids;
  const operator = sign === undefined ? '' : reader.source(sign);
  const { from: at, to: end } = raw;
  if (operator === 'as' || operator === 'satisfies') {
    if (right !== undefined) reader.declares(right);
    return reader.node(left);
  }
  const [one, other] = [reader.node(left), reader.node(right)];
  if (operator === '||' || operator === '&&' || operator === '??')
    return { kind: 'choice', test: undefined, options: [one, other], at, end };
  return { kind: 'binary', operator, left: one, right: other, at, end };
}

function unary(reader: Reader, raw: Raw): Node {
  const [sign, operand] = raw.kids;
  const value = reader.node(operand);
  if (sign?.name === 'typeof' && operand !== undefined && value.kind === 'name') reader.declares(operand);
  const { from: at, to: end } = raw;
  if (value.kind === 'number' && sign !== undefined && reader.source(sign) === '-')
    return { ...value, value: -value.value };
  return { kind: 'group', children: [value], scope: false, at, end };
}

/** `x!` is `x`; `x++` is of no interest. */
function postfix(reader: Reader, raw: Raw): Node {
  return raw.kids.some((kid) => kid.name === 'LogicOp') ? reader.node(raw.kids[0]) : reader.group(raw);
}

function sequence(reader: Reader, raw: Raw): Node {
  return { kind: 'sequence', items: reader.nodes(raw.kids), at: raw.from, end: raw.to };
}

function assignment(reader: Reader, raw: Raw): Node {
  const [target, sign, value] = raw.kids;
  return {
    kind: 'assign',
    target: reader.node(target),
    value: reader.node(value),
    adds: sign?.name !== 'Equals',
    ...(sign !== undefined && reader.source(sign) === '+=' ? { joins: true } : {}),
    declares: undefined,
    at: raw.from,
    end: raw.to,
  };
}

const shapes: Shapes = new Map<string, Shape>([
  ['VariableName', (reader, raw) => reader.name(raw)],
  ['VariableDefinition', (reader, raw) => (reader.declared.add(raw.from), reader.name(raw))],
  ['this', (reader, raw) => reader.name(raw)],
  ['String', (reader, raw) => ({ kind: 'text', value: javascriptText(reader.source(raw)), at: raw.from, end: raw.to })],
  ['Number', (reader, raw) => ({ kind: 'number', value: numberOf(reader.source(raw)), at: raw.from, end: raw.to })],
  ['RegExp', (reader, { from, to }) => ({ kind: 'plain', pattern: reader.between(from, to), at: from, end: to })],
  ...['BooleanLiteral', 'null', 'super', 'ImportMeta', 'NewTarget'].map((name) => [name, plain] as const),
  ...['ParenthesizedExpression', 'InstantiationExpression', 'ExpressionStatement'].map(
    (name) => [name, inner] as const,
  ),
  ...['AwaitExpression', 'PrefixCast'].map((name) => [name, last] as const),
  ...[
    'InterfaceDeclaration',
    'PropertyDefinition',
    'TypeAliasDeclaration',
    'TypeAnnotation',
    'TypeArgList',
    'TypeDefinition',
    'TypeName',
    'TypeParamList',
  ].map((name) => [name, described] as const),
  ['TemplateString', template],
  ['MemberExpression', member],
  ['ObjectExpression', record],
  ['ObjectPattern', record],
  ['ArrayExpression', list],
  ['ArrayPattern', list],
  ['ConditionalExpression', conditional],
  ['BinaryExpression', binary],
  ['UnaryExpression', unary],
  ['PostfixExpression', postfix],
  ['SequenceExpression', sequence],
  ['AssignmentExpression', assignment],
  ...callShapes,
  ...functionShapes,
  ...moduleShapes,
]);
