import { credential, hostileText } from './hostile.ts';
import type { Random } from './random.ts';

/** JSON with its members in order and repeatable, so that a key can stand twice. */
type Node = { readonly members: [string, Node][] } | { readonly items: Node[] } | { readonly raw: string };

/** A JSON text with some of its members lost, doubled, swapped or of another type; undefined where the text is no JSON. */
export function mutateJson(text: string, random: Random): string | undefined {
  const root = nodeOf(text);
  if (root === undefined) return undefined;
  const holders = holdersIn(root);
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const holder = random.oneOf(holders);
    if (holder !== undefined && 'members' in holder) changeMembers(holder.members, random);
    if (holder !== undefined && 'items' in holder) changeItems(holder.items, random);
  }
  return written(root, random.chance(0.5) ? '\n' : '');
}

function nodeOf(text: string): Node | undefined {
  try {
    return wrap(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return undefined;
  }
}

function wrap(value: unknown): Node {
  if (Array.isArray(value)) return { items: value.map(wrap) };
  if (typeof value !== 'object' || value === null) return { raw: JSON.stringify(value) };
  return { members: Object.entries(value).map(([key, inner]) => [key, wrap(inner)]) };
}

function holdersIn(root: Node): readonly Node[] {
  const found: Node[] = [];
  const open: Node[] = [root];
  for (let next = open.pop(); next !== undefined && found.length < 50_000; next = open.pop()) {
    if ('raw' in next) continue;
    found.push(next);
    open.push(...('items' in next ? next.items : next.members.map(([, value]) => value)));
  }
  return found;
}

function changeMembers(members: [string, Node][], random: Random): void {
  const at = random.below(members.length);
  const member = members[at];
  if (member === undefined) return void members.push([hostileText(random), hostileNode(random)]);
  const other = random.oneOf(members) ?? member;
  const change = random.below(7);
  if (change === 0) members.splice(at, 1);
  else if (change === 1) members.splice(at, 0, [member[0], hostileNode(random)]);
  else if (change === 2) members.push(member);
  else if (change === 3) [member[1], other[1]] = [other[1], member[1]];
  else if (change === 4) member[0] = random.chance(0.2) ? credential(random) : hostileText(random);
  else if (change === 5) member[1] = hostileNode(random);
  else members.push([hostileText(random), other[1]]);
}

function changeItems(items: Node[], random: Random): void {
  const at = random.below(items.length);
  const item = items[at];
  const change = random.below(4);
  if (item === undefined || change === 0) items.push(hostileNode(random));
  else if (change === 1) items.splice(at, 1);
  else if (change === 2) items.splice(at, 0, item, item);
  else items[at] = hostileNode(random);
}

function hostileNode(random: Random): Node {
  const kind = random.below(9);
  if (kind === 0) return { members: [] };
  if (kind === 1) return { items: [] };
  if (kind === 2) return { items: [{ items: [] }, { members: [['__proto__', { raw: '1' }]] }] };
  if (kind === 3) return { raw: random.pick(['null', 'true', '0', '-1', '1e308', '9007199254740993', '""'] as const) };
  if (kind === 4) return { raw: '['.repeat(300) + ']'.repeat(300) };
  if (kind === 5) return { raw: JSON.stringify(credential(random)) };
  if (kind === 6) return { members: [[hostileText(random), { raw: JSON.stringify(hostileText(random)) }]] };
  return { raw: JSON.stringify(hostileText(random)) };
}

function written(root: Node, gap: string): string {
  if ('raw' in root) return root.raw;
  if ('items' in root) return `[${gap}${root.items.map((item) => written(item, gap)).join(`,${gap}`)}${gap}]`;
  const members = root.members.map(([key, value]) => `${JSON.stringify(key)}: ${written(value, gap)}`);
  return `{${gap}${members.join(`,${gap}`)}${gap}}`;
}
