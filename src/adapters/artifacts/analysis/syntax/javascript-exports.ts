import { exported } from './javascript-calls.ts';
import { javascriptText } from './literals.ts';
import { memberOf } from './node.ts';
import type { Import, Node } from './node.ts';
import type { Raw } from './raw.ts';
import { after, kidOf, listed } from './reader.ts';
import type { Reader } from './reader.ts';

/** `import … from "./x"` of a file that is read together with this one: its names hold parts of what that one exports. */
export function importAmong(reader: Reader, { module, names, at, end }: Import): Node | undefined {
  const name = reader.among?.variableOf(module);
  if (name === undefined) return undefined;
  const held: Node = { kind: 'name', name, at, end };
  const children = names.map(({ imported, local }) => {
    const value = imported === '*' ? held : memberOf(held, imported, { at, end });
    return assigned(local, value, 'block');
  });
  return { kind: 'group', children: [held, ...children], scope: false, at, end };
}

/** What a file exports by statements, as assignments to the parts of `exports`. */
export function exportAmong(reader: Reader, raw: Raw): Node {
  const { from: at, to: end } = raw;
  const children = [...exportsOf(reader, raw)];
  return { kind: 'group', children, scope: false, at, end };
}

function exportsOf(reader: Reader, raw: Raw): readonly Node[] {
  const source = after(raw, 'from');
  const group = kidOf(raw, 'ExportGroup');
  if (source?.name === 'String') return passedOn(reader, { raw, source, group });
  if (group !== undefined) return pairs(reader, group).map(({ own, key }) => assigned(exported(key), reader.name(own)));
  const value = after(raw, 'default') ?? after(raw, 'Equals');
  if (value !== undefined) {
    const target: Node =
      value === after(raw, 'default') ? exported('default') : { kind: 'name', name: 'exports', at: -1, end: -1 };
    return [assigned(target, reader.node(value))];
  }
  const declared = raw.kids.flatMap((kid) => namesIn(kid));
  return [
    ...reader.nodes(raw.kids),
    ...declared.map((one) => assigned(exported(reader.source(one)), again(reader, one))),
  ];
}

/** `export … from "x"`. */
function passedOn(
  reader: Reader,
  { raw, source, group }: { readonly raw: Raw; readonly source: Raw; readonly group: Raw | undefined },
): readonly Node[] {
  const { from: at, to: end } = source;
  const module = javascriptText(reader.source(source));
  const name = reader.among?.variableOf(module);
  const held: Node =
    name === undefined ? { kind: 'import', module, names: [], at, end } : { kind: 'name', name, at, end };
  if (group !== undefined)
    return pairs(reader, group).map(({ own, key }) =>
      assigned(exported(key), memberOf(held, reader.source(own), { at, end })),
    );
  const alias = kidOf(raw, 'VariableName');
  if (alias !== undefined) return [assigned(exported(reader.source(alias)), held)];
  const object: Node = { kind: 'name', name: 'exports', at: -1, end: -1 };
  const all: Node = { kind: 'member', object, key: { kind: 'plain', at: -1, end: -1 }, at: -1, end: -1 };
  return [assigned(all, held)];
}

/** `{ own, own as key }`. */
function pairs(reader: Reader, group: Raw): readonly { readonly own: Raw; readonly key: string }[] {
  return listed(group.kids).flatMap((item) => {
    const [own] = item;
    const key = item.at(-1);
    return own === undefined || key === undefined || own.name === 'type' ? [] : [{ own, key: reader.source(key) }];
  });
}

const declaring = new Set(['VariableDefinition', 'TypeDefinition']);
const patterns = new Set(['ArrayPattern', 'ObjectPattern', 'PatternProperty']);

/** The names that a declaration declares. */
function namesIn(raw: Raw): readonly Raw[] {
  if (raw.name === 'VariableDeclaration')
    return raw.kids.flatMap((kid) => (declaring.has(kid.name) ? [kid] : patterns.has(kid.name) ? inPattern(kid) : []));
  if (!/^(?:Class|Enum|Function|Namespace)Declaration$/.test(raw.name)) return [];
  const name = raw.kids.find((kid) => declaring.has(kid.name));
  return name === undefined ? [] : [name];
}

function inPattern(raw: Raw): readonly Raw[] {
  return raw.kids.flatMap((kid) => (declaring.has(kid.name) ? [kid] : patterns.has(kid.name) ? inPattern(kid) : []));
}

/** The name once more, as what is exported: standing nowhere, so that its own place stays that of the declaration. */
function again(reader: Reader, raw: Raw): Node {
  return { kind: 'name', name: reader.source(raw), at: -1, end: -1 };
}

function assigned(target: Node, value: Node, declares?: 'block'): Node {
  const { at, end } = value;
  return { kind: 'assign', target, value, adds: false, declares, at, end };
}
