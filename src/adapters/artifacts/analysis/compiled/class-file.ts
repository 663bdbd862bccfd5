import { Cursor } from './cursor.ts';
import { PseudoLines } from './pseudo-source.ts';
import type { PseudoSource } from './pseudo-source.ts';

/** A constant as far as it is wanted: a text, or indices of other constants. */
type Constant =
  | { readonly kind: 'utf8'; readonly text: string }
  | { readonly kind: 'class' | 'string'; readonly name: number }
  | { readonly kind: 'member'; readonly owner: number; readonly nameAndType: number }
  | { readonly kind: 'name-and-type'; readonly name: number; readonly type: number };

/**
 * What a Java class file names, written as lines of Java: the members of other classes that it uses and its texts, each on
 * a line of its own, so that two releases can be compared. Undefined for what is no class file or breaks off.
 * Source: Java Virtual Machine Specification, chapter 4.
 */
export function javaOfClass(bytes: Buffer): PseudoSource | undefined {
  const cursor = new Cursor(bytes);
  if (cursor.u32be() !== 0xcafebabe) return undefined;
  cursor.skip(4);
  const constants = readConstants(cursor);
  return constants && sourceOf(constants);
}

function readConstants(cursor: Cursor): readonly (Constant | undefined)[] | undefined {
  const count = cursor.u16be();
  const constants: (Constant | undefined)[] = [undefined];
  while (constants.length < count) {
    const constant = readConstant(cursor);
    if (constant === undefined || cursor.isPastEnd) return undefined;
    constants.push(constant === 'unwanted' || constant === 'two slots' ? undefined : constant);
    if (constant === 'two slots') constants.push(undefined);
  }
  return constants;
}

/** Bytes of the constants that say nothing here, by tag (table 4.4-A). */
const unwanted: ReadonlyMap<number, number> = new Map([
  [3, 4], // Integer
  [4, 4], // Float
  [15, 3], // MethodHandle
  [16, 2], // MethodType
  [17, 4], // Dynamic
  [18, 4], // InvokeDynamic
  [19, 2], // Module
  [20, 2], // Package
]);

function readConstant(cursor: Cursor): Constant | 'two slots' | 'unwanted' | undefined {
  const tag = cursor.u8();
  switch (tag) {
    case 1:
      return { kind: 'utf8', text: cursor.text(cursor.u16be()) };
    case 5:
    case 6:
      cursor.skip(8);
      return 'two slots';
    case 7:
      return { kind: 'class', name: cursor.u16be() };
    case 8:
      return { kind: 'string', name: cursor.u16be() };
    case 9:
    case 10:
    case 11:
      return { kind: 'member', owner: cursor.u16be(), nameAndType: cursor.u16be() };
    case 12:
      return { kind: 'name-and-type', name: cursor.u16be(), type: cursor.u16be() };
    default: {
      const size = unwanted.get(tag);
      if (size === undefined) return undefined;
      cursor.skip(size);
      return 'unwanted';
    }
  }
}

function sourceOf(constants: readonly (Constant | undefined)[]): PseudoSource {
  const lines = new PseudoLines();
  const utf8 = (index: number): string => {
    const constant = constants[index];
    return constant?.kind === 'utf8' ? constant.text : '';
  };
  for (const constant of constants) {
    if (lines.isFull) break;
    if (constant?.kind === 'string') lines.text(utf8(constant.name));
    if (constant?.kind !== 'member') continue;
    const owner = constants[constant.owner];
    const named = constants[constant.nameAndType];
    if (owner?.kind !== 'class' || named?.kind !== 'name-and-type') continue;
    const [member, type] = [utf8(named.name), utf8(named.type)];
    const full = utf8(owner.name);
    const name = full.slice(full.lastIndexOf('/') + 1, full.lastIndexOf('/') + 1_000).replaceAll('$', '.');
    // A field's descriptor has no parameters: `Ljava/lang/String;`.
    if (type.startsWith('(')) lines.call(name, member === '<init>' ? 'new' : member, !type.startsWith('()'));
    else lines.field(name, member);
  }
  return lines.source();
}
