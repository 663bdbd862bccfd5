import { nothing } from './node.ts';
import { fromAmong, importAmong } from './python-among.ts';
import { classOf, decorated } from './python-classes.ts';
import type { Import, Node } from './node.ts';
import { holdsAny } from './raw.ts';
import type { Raw } from './raw.ts';
import { kidOf, listed } from './reader.ts';
import type { Reader, Shape } from './reader.ts';

/** `import a.b as c` and `from m import x as y`. */
function importOf(reader: Reader, raw: Raw): Node {
  const { from: at, to: end } = raw;
  const imports = raw.kids.findIndex((kid) => kid.name === 'import');
  const items = listed(raw.kids.slice(imports + 1));
  if (raw.kids[0]?.name === 'import') {
    const children = items.map((item): Node => {
      const alias = item.findIndex((kid) => kid.name === 'as');
      const path = (alias < 0 ? item : item.slice(0, alias)).map((kid) => reader.source(kid)).join('');
      const [first] = item;
      const local = reader.name((alias < 0 ? first : item[alias + 1]) ?? raw);
      const own = importAmong(reader.among, { path, local, renamed: alias >= 0 });
      if (own !== undefined) return own;
      // `import a.b` makes `a` known, `import a.b as c` the inner module.
      const module = alias < 0 ? (path.split('.')[0] ?? path) : path;
      return { kind: 'import', module, names: [{ imported: '*', local }], at, end };
    });
    return { kind: 'group', children, scope: false, at, end };
  }
  const module = raw.kids
    .slice(1, imports)
    .map((kid) => reader.source(kid))
    .join('');
  if (items[0]?.[0]?.name === '*') return { kind: 'import', module, names: [], star: true, at, end };
  const names: Import['names'][number][] = items.flatMap((item) => {
    const [first] = item;
    const name = item.at(-1);
    if (first === undefined || name === undefined || name.name !== 'VariableName') return [];
    return [{ imported: reader.source(first), local: reader.name(name) }];
  });
  return fromAmong(reader.among, { kind: 'import', module, names, at, end });
}

function assign(reader: Reader, raw: Raw): Node {
  const parts: Raw[][] = [[]];
  for (const kid of raw.kids) {
    if (kid.name === 'AssignOp' || kid.name === 'UpdateOp') parts.push([]);
    else if (kid.name !== 'TypeDef') parts.at(-1)?.push(kid);
  }
  const { from: at, to: end } = raw;
  const adds = raw.name === 'UpdateStatement';
  const value = parts.length < 2 ? undefined : oneOrList(reader, raw, parts.at(-1) ?? []);
  const targets = parts.length < 2 ? parts : parts.slice(0, -1);
  const children = targets.map((part): Node => {
    return { kind: 'assign', target: oneOrList(reader, raw, part), value, adds, declares: 'function', at, end };
  });
  children.push(...reader.nodes(raw.kids.filter(runs)));
  const [only] = children;
  return children.length === 1 && only !== undefined ? only : { kind: 'group', children, scope: false, at, end };
}

/** `a, b` without brackets. */
function oneOrList(reader: Reader, raw: Raw, kids: readonly Raw[]): Node {
  const items = kids.filter((kid) => kid.name !== ',' && kid.name !== '*');
  if (kids.length === 1) return reader.node(kids[0]);
  return { kind: 'list', items: items.map((kid) => reader.node(kid)), at: kids[0]?.from ?? raw.from, end: raw.to };
}

function functionOf(reader: Reader, raw: Raw): Node {
  const isLambda = raw.name === 'LambdaExpression';
  const { from: at, to: end } = raw;
  const name = isLambda ? undefined : kidOf(raw, 'VariableName');
  const list = kidOf(raw, 'ParamList');
  const body = isLambda ? reader.node(raw.kids.at(-1)) : reader.node(kidOf(raw, 'Body'));
  const made: Node = {
    kind: 'function',
    name: name === undefined ? undefined : (reader.declared.add(name.from), reader.name(name)),
    hoists: !isLambda,
    params: list === undefined ? [] : listed(list.kids).map((item) => param(reader, item)),
    body,
    returnsBody: isLambda,
    at,
    end,
  };
  const run = reader.nodes([...raw.kids, ...(list?.kids ?? [])].filter(runs));
  return run.length === 0 ? made : { kind: 'group', children: [...run, made], scope: false, at, end };
}

/** An annotation that calls something: Python evaluates annotations where they stand. */
function runs(raw: Raw): boolean {
  return raw.name === 'TypeDef' && holdsAny(raw, calls);
}

const calls = new Set(['CallExpression']);

function param(reader: Reader, item: readonly Raw[]): Node {
  const name = item.find((kid) => kid.name === 'VariableName');
  if (name === undefined) return nothing;
  reader.declared.add(name.from);
  const target = reader.name(name);
  const { at, end } = target;
  if (item[0]?.name === '*' || item[0]?.name === '**') return { kind: 'spread', value: target, at, end };
  const sign = item.findIndex((kid) => kid.name === 'AssignOp');
  if (sign < 0) return target;
  return { kind: 'assign', target, value: reader.node(item[sign + 1]), adds: true, declares: undefined, at, end };
}

/** `with x as y`. */
function withOf(reader: Reader, raw: Raw): Node {
  const children: Node[] = [];
  for (const [index, kid] of raw.kids.entries()) {
    const target = raw.kids[index + 1]?.name === 'as' ? raw.kids[index + 2] : undefined;
    if (raw.kids[index - 1]?.name === 'as') continue;
    const node = reader.read(kid);
    if (node === undefined) continue;
    const { at, end } = node;
    if (target === undefined) children.push(node);
    else
      children.push({
        kind: 'assign',
        target: reader.node(target),
        value: node,
        adds: false,
        declares: 'function',
        at,
        end,
      });
  }
  return { kind: 'group', children, scope: false, at: raw.from, end: raw.to };
}

function loop(reader: Reader, raw: Raw): Node {
  const { from: at, to: end } = raw;
  const start = raw.kids.findIndex((kid) => kid.name === 'for');
  const inside = raw.kids.findIndex((kid) => kid.name === 'in');
  if (start < 0 || inside < 0) return reader.group(raw);
  const filtered = /\.startswith\(|\bre\.|\.match\(/.test(reader.between(at, Math.min(end, at + 400)));
  const value: Node = { kind: 'item', of: reader.node(raw.kids[inside + 1]), filtered, at, end };
  const targets = raw.kids.slice(start + 1, inside).filter((kid) => kid.name !== ',');
  const children = targets.map((target): Node => {
    return { kind: 'assign', target: reader.node(target), value, adds: false, declares: 'function', at, end };
  });
  children.push(...reader.nodes(raw.kids.slice(inside + 2)));
  return { kind: 'group', children, scope: false, at, end };
}

/** `global x` and `nonlocal x`: the names are no uses. */
const shared: Shape = (reader, raw) => ({
  kind: 'shared',
  names: raw.kids.filter((kid) => kid.name === 'VariableName').map((kid) => reader.name(kid)),
  outermost: raw.kids[0]?.name === 'global',
  at: raw.from,
  end: raw.to,
});

function returned(reader: Reader, raw: Raw): Node {
  const kids = raw.kids.slice(1).filter((kid) => kid.name !== 'from');
  const value = kids.length === 0 ? nothing : oneOrList(reader, raw, kids);
  return { kind: 'return', value, at: raw.from, end: raw.to };
}

export const statementShapes: readonly (readonly [string, Shape])[] = [
  ['ImportStatement', importOf],
  ['AssignStatement', assign],
  ['UpdateStatement', assign],
  ['FunctionDefinition', functionOf],
  ['DecoratedStatement', decorated],
  ['LambdaExpression', functionOf],
  ['ClassDefinition', classOf],
  ['WithStatement', withOf],
  ['ForStatement', loop],
  ['ReturnStatement', returned],
  ['YieldStatement', returned],
  ['YieldExpression', returned],
  ['ScopeStatement', shared],
  ['TypeDef', (reader, raw) => (runs(raw) ? reader.group(raw) : (reader.declares(raw), undefined))],
];
