import type { Problem } from '../domain/problem.ts';
import { withoutCredentials } from '../formats/syntax/credentials.ts';
import { nearest } from './nearest.ts';

/** The parsed file, in the shape of formats/syntax/tree.ts: the policy stage imports no syntax, its caller parses. */
export type PolicyTree =
  | {
      readonly kind: 'map';
      readonly line: number;
      readonly members: ReadonlyMap<string, { readonly line: number; readonly value: PolicyTree }>;
      readonly duplicates: readonly { readonly key: string; readonly line: number }[];
    }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly PolicyTree[] }
  | { readonly kind: 'scalar'; readonly line: number; readonly value: string | number | boolean | null };

/** The text of a scalar; undefined for maps and lists. */
export function scalarText(tree: PolicyTree | undefined): string | undefined {
  if (tree?.kind !== 'scalar') return undefined;
  return tree.value === null ? '' : String(tree.value);
}

export function itemsOf(tree: PolicyTree): readonly PolicyTree[] {
  return tree.kind === 'list' ? tree.items : [];
}

const longest = 300;
const most = 1_000;

/** Reads typed values out of a policy tree and keeps what was wrong with it. A class for its list of problems alone. */
export class PolicyReader {
  readonly problems: Problem[] = [];
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  problem(line: number | undefined, message: string): undefined {
    const place = line === undefined ? { path: this.path } : { path: this.path, line };
    this.problems.push({ code: 'unreadable-entry', message: `policy: ${shorten(message)}`, ...place });
    return undefined;
  }

  /** Reports keys that stand more than once anywhere below; true if there are any. */
  duplicatesIn(tree: PolicyTree): boolean {
    const found: { readonly key: string; readonly line: number }[] = [];
    const open: PolicyTree[] = [tree];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.kind === 'map') {
        found.push(...next.duplicates);
        open.push(...Array.from(next.members.values(), (m) => m.value));
      }
      if (next.kind === 'list') open.push(...next.items);
    }
    for (const { key, line } of found) this.problem(line, `\`${shown(key)}\` stands twice; the default policy holds`);
    return found.length > 0;
  }

  /** The members of a mapping by key; unknown keys are reported with the nearest known one. */
  map(
    tree: PolicyTree,
    { keys, name, refused = {} }: { keys: readonly string[]; name: string; refused?: Readonly<Record<string, string>> },
  ): (key: string) => PolicyTree | undefined {
    if (tree.kind !== 'map') {
      this.problem(tree.line, `${name} must be a mapping of keys`);
      return () => undefined;
    }
    for (const [key, member] of tree.members) {
      if (keys.includes(key)) continue;
      const reason = Object.hasOwn(refused, key) ? refused[key] : undefined;
      const near = nearest(key, keys);
      const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
      this.problem(
        member.line,
        reason ? `\`${shown(key)}\` is refused: ${reason}` : `${name} has no key \`${shown(key)}\`${hint}`,
      );
    }
    return (key) => tree.members.get(key)?.value;
  }

  members(tree: PolicyTree | undefined, name: string): readonly (readonly [string, PolicyTree])[] {
    if (tree === undefined || scalarText(tree) === '') return [];
    if (tree.kind !== 'map') {
      this.problem(tree.line, `\`${name}\` must be a mapping of keys`);
      return [];
    }
    return Array.from(tree.members, ([key, member]) => [key, member.value] as const);
  }

  choice<T extends string>(tree: PolicyTree | undefined, values: readonly T[], instead: T): T {
    if (tree === undefined) return instead;
    const text = scalarText(tree);
    const value = values.find((v) => v === text);
    if (value === undefined) this.problem(tree.line, `must be one of ${values.join(', ')}; \`${instead}\` holds`);
    return value ?? instead;
  }

  number(
    tree: PolicyTree | undefined,
    { least, most: greatest, instead }: { least: number; most: number; instead: number },
  ): number {
    if (tree === undefined) return instead;
    const text = scalarText(tree) ?? '';
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= greatest) return value;
    this.problem(tree.line, `must be a whole number from ${least} to ${greatest}; ${instead} holds`);
    return instead;
  }

  text(tree: PolicyTree | undefined, key: string): string | undefined {
    if (tree === undefined) return undefined;
    const text = scalarText(tree);
    if (text === undefined || text.length > longest)
      return this.problem(tree.line, `\`${key}\` must be a text of at most ${longest} characters`);
    return text;
  }

  texts(tree: PolicyTree | undefined, key: string): readonly string[] {
    if (tree === undefined || scalarText(tree) === '') return [];
    const items = tree.kind === 'list' ? tree.items : [tree];
    if (items.length > most) this.problem(tree.line, `\`${key}\` has more than ${most} entries; the rest is left out`);
    return items.slice(0, most).flatMap((item) => this.text(item, key) ?? []);
  }
}

/** A short piece of the file for a message: printable ASCII, no credentials, nothing that ends a code span. */
export function shown(text: string): string {
  return withoutCredentials(text)
    .text.replaceAll(/[^\x20-\x7e]|`/g, '?')
    .slice(0, 60);
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
