import { memberOf } from './node.ts';
import type { Import, Name, Node } from './node.ts';
import type { Among } from './reader.ts';

const nowhere = { at: -1, end: -1 };

function held(name: string): Name {
  return { kind: 'name', name, ...nowhere };
}

function assigned(target: Node, value: Node, { at, end }: { readonly at: number; readonly end: number }): Node {
  return {
    kind: 'assign',
    target,
    value,
    adds: false,
    declares: target.kind === 'name' ? 'function' : undefined,
    at,
    end,
  };
}

/** `from module import a, b` of files that are read together: a name is a module of its own or a part of one. */
export function fromAmong(among: Among | undefined, found: Import): Node {
  const { module, at, end } = found;
  const owner = among?.variableOf(module);
  const join = module.endsWith('.') ? module : `${module}.`;
  const known = found.names.map(({ imported, local }) => ({
    local,
    value:
      moduleOf(among, `${join}${imported}`) ??
      (owner === undefined ? undefined : memberOf(held(owner), imported, { at, end })),
  }));
  if (known.every(({ value }) => value === undefined)) return found;
  const others = found.names.filter((_, index) => known[index]?.value === undefined);
  const children: Node[] = others.length === 0 ? [] : [{ ...found, names: others }];
  for (const { local, value } of known) if (value !== undefined) children.push(assigned(local, value, { at, end }));
  return { kind: 'group', children, scope: false, at, end };
}

function moduleOf(among: Among | undefined, module: string): Node | undefined {
  const name = among?.variableOf(module);
  return name === undefined ? undefined : held(name);
}

const mostParts = 20;

/** `import a.b` makes `a` known, with `b` as a part of it; `import a.b as c` the inner module alone. */
export function importAmong(
  among: Among | undefined,
  { path, local, renamed }: { readonly path: string; readonly local: Name; readonly renamed: boolean },
): Node | undefined {
  const whole = moduleOf(among, path);
  if (renamed) return whole && assigned(local, whole, local);
  const parts = path.split('.').slice(0, mostParts);
  const root = moduleOf(among, parts[0] ?? path);
  if (whole === undefined && root === undefined) return undefined;
  const children: Node[] = [assigned(local, root ?? { kind: 'import', module: path, names: [], ...nowhere }, local)];
  let object: Node = held(local.name);
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    const value = moduleOf(among, parts.slice(0, index + 1).join('.'));
    const target = memberOf(object, part, nowhere);
    if (value !== undefined && object.kind === 'name') children.push(assigned(target, value, local));
    object = value ?? target;
  }
  return { kind: 'group', children, scope: false, at: local.at, end: local.end };
}

/** What a file of Python has at its top, in branches too: all of it can be imported. */
export function namesOfModule(root: Node, found = new Set<string>()): ReadonlySet<string> {
  switch (root.kind) {
    case 'group':
      for (const child of root.children) namesOfModule(child, found);
      break;
    case 'function':
    case 'class':
      if (root.name !== undefined) found.add(root.name.name);
      break;
    case 'assign':
      namesOfTarget(root.target, found);
      break;
    case 'import':
      for (const { local } of root.names) found.add(local.name);
      break;
    case 'shared':
      for (const { name } of root.names) found.add(name);
      break;
    default:
  }
  return found;
}

function namesOfTarget(target: Node, found: Set<string>): void {
  if (target.kind === 'name') found.add(target.name);
  else if (target.kind === 'list') for (const item of target.items) namesOfTarget(item, found);
}

/** The modules of which a file takes everything. */
export function starsOf(root: Node): readonly string[] {
  if (root.kind === 'group') return root.children.flatMap(starsOf);
  return root.kind === 'import' && root.star === true ? [root.module] : [];
}

/** `variable.name = name` for everything that a file has, and before it `name = other.name` for what it takes from another. */
export function handedOut(variable: string, names: Iterable<string>): readonly Node[] {
  return [...names].map((name) => assigned(memberOf(held(variable), name, nowhere), held(name), nowhere));
}

export function takenFrom(variable: string, names: Iterable<string>): readonly Node[] {
  return [...names].flatMap((name) =>
    name.startsWith('_') ? [] : [assigned(held(name), memberOf(held(variable), name, nowhere), nowhere)],
  );
}
