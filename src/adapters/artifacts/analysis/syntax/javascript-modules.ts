import { exportAmong, importAmong } from './javascript-exports.ts';
import { javascriptText } from './literals.ts';
import { nothing } from './node.ts';
import type { Import, Node } from './node.ts';
import type { Raw } from './raw.ts';
import { after, kidOf, listed } from './reader.ts';
import type { Reader, Shape } from './reader.ts';

/** `import … from "x"`. Imports of types only are none. */
function importOf(reader: Reader, raw: Raw): Node | undefined {
  const source = kidOf(raw, 'String');
  const local = kidOf(raw, 'VariableDefinition');
  if (source === undefined || raw.kids[1]?.name === 'type') {
    if (source !== undefined) reader.declares(raw);
    return source === undefined ? reader.group(raw) : undefined;
  }
  const star = kidOf(raw, 'Star') !== undefined;
  const names: Import['names'][number][] = [];
  if (local !== undefined) names.push({ imported: star ? '*' : 'default', local: declaredName(reader, local) });
  const group = kidOf(raw, 'ImportGroup');
  for (const item of group === undefined ? [] : listed(group.kids)) {
    const name = item.at(-1);
    const [first] = item;
    if (name === undefined || first?.name === 'type') {
      for (const kid of item) reader.declares(kid);
      continue;
    }
    const imported = first === name ? reader.source(name) : reader.source(first ?? name);
    if (first !== undefined) reader.declared.add(first.from);
    names.push({ imported, local: declaredName(reader, name) });
  }
  const module = javascriptText(reader.source(source));
  if (names.length === 0 && group !== undefined && group.kids.length > 2) reader.declared.add(source.from);
  const node: Import = { kind: 'import', module, names, at: source.from, end: source.to };
  return importAmong(reader, node) ?? node;
}

function declaredName(reader: Reader, raw: Raw): ReturnType<Reader['name']> {
  reader.declared.add(raw.from);
  return reader.name(raw);
}

/** `export … from "x"` imports too; other exports are what stands in them. */
function exportOf(reader: Reader, raw: Raw): Node {
  if (reader.among !== undefined) return exportAmong(reader, raw);
  const source = after(raw, 'from');
  if (source?.name !== 'String') return reader.group(raw);
  return {
    kind: 'import',
    module: javascriptText(reader.source(source)),
    names: [],
    at: source.from,
    end: source.to,
  };
}

function declaration(reader: Reader, raw: Raw): Node {
  const [word, ...rest] = raw.kids;
  const declares = word !== undefined && reader.source(word) === 'var' ? 'function' : 'block';
  const children = listed(rest.filter((kid) => kid.name !== ';')).map((item) => variable(reader, item, declares));
  return { kind: 'group', children, scope: false, at: raw.from, end: raw.to };
}

function variable(reader: Reader, item: readonly Raw[], declares: 'block' | 'function'): Node {
  const [target] = item;
  for (const kid of item) if (kid.name === 'TypeAnnotation') reader.declares(kid);
  const equals = item.findIndex((kid) => kid.name === 'Equals');
  const value = equals < 0 ? undefined : reader.node(item[equals + 1]);
  const node = reader.node(target);
  return { kind: 'assign', target: node, value, adds: false, declares, at: node.at, end: item.at(-1)?.to ?? node.end };
}

/** `for (const x of y)`: a variable that holds one item after the other. */
function loop(reader: Reader, raw: Raw): Node {
  const of = after(raw, 'of') ?? after(raw, 'in');
  const target = raw.kids
    .slice(
      0,
      raw.kids.findIndex(({ name }) => name === 'of' || name === 'in'),
    )
    .find((kid) => patterns.has(kid.name));
  if (of === undefined || target === undefined) return reader.group(raw);
  const { from: at, to: end } = raw;
  const declares = kidOf(raw, 'let', 'const') ? 'block' : kidOf(raw, 'var') ? 'function' : undefined;
  const value: Node = {
    kind: 'item',
    of: reader.node(of),
    filtered: isFiltered(reader.between(end, end + 300)),
    at,
    end,
  };
  return { kind: 'assign', target: reader.node(target), value, adds: false, declares, at, end };
}

/** The loop asks for the beginning of names: it keeps the settings of one program. */
function isFiltered(text: string): boolean {
  return /\bstarts_?[wW]ith\(|\.(?:test|match|indexOf)\(/.test(text);
}

const patterns = new Set(['ArrayPattern', 'MemberExpression', 'ObjectPattern', 'VariableDefinition', 'VariableName']);

function returned(reader: Reader, raw: Raw): Node {
  const value = reader.nodes(raw.kids.slice(1)).at(-1);
  return { kind: 'return', value: value ?? nothing, at: raw.from, end: raw.to };
}

/** `catch (e)` declares what holds nothing that is known. */
function caught(reader: Reader, raw: Raw): Node {
  const target = raw.kids.find((kid) => patterns.has(kid.name));
  const rest = reader.group(
    raw,
    true,
    raw.kids.filter((kid) => kid !== target),
  );
  if (target === undefined || rest.kind !== 'group') return rest;
  const { from: at, to: end } = target;
  const node = reader.node(target);
  const held: Node = { kind: 'assign', target: node, value: undefined, adds: false, declares: 'block', at, end };
  return { ...rest, children: [held, ...rest.children] };
}

const scoped: Shape = (reader, raw) => reader.group(raw, true);

export const moduleShapes: readonly (readonly [string, Shape])[] = [
  ['ImportDeclaration', importOf],
  ['ExportDeclaration', exportOf],
  ['VariableDeclaration', declaration],
  ['ForInSpec', loop],
  ['ForOfSpec', loop],
  ['ReturnStatement', returned],
  ['Block', scoped],
  ['SwitchBody', scoped],
  ['CatchClause', caught],
  ['ForStatement', scoped],
];
