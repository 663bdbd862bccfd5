import { JsonCursor } from './json-cursor.ts';
import { checkLength, defaultLimits, refusalOf } from './limits.ts';
import type { Limits } from './limits.ts';
import type { Member, Parsed, Tree, TreeList, TreeMap } from './tree.ts';

/** `relaxed` admits comments and trailing commas, as bun.lock, deno.jsonc and devcontainer.json have them. */
export interface JsonOptions extends Partial<Limits> {
  readonly style?: 'strict' | 'relaxed';
}

/**
 * Reads JSON (RFC 8259) into a tree with lines. Takes linear time and no recursion; nesting, size and number of values
 * are limited. Keys that stand twice keep the last value, as `JSON.parse` does, and are recorded.
 */
export function parseJson(text: string, options: JsonOptions = {}): Parsed<Tree> {
  const limits = { ...defaultLimits, ...options };
  return refusalOf(() => {
    checkLength(text, limits);
    return new JsonReader(text, limits, options.style === 'relaxed').document();
  });
}

interface OpenMap {
  readonly kind: 'map';
  readonly line: number;
  readonly members: Map<string, Member>;
  readonly duplicates: { readonly key: string; readonly line: number }[];
  key: string;
  keyLine: number;
}

interface OpenList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: Tree[];
}

type Open = OpenMap | OpenList;

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

class JsonReader {
  private nodes = 0;
  private readonly cursor: JsonCursor;
  private readonly limits: Limits;
  private readonly relaxed: boolean;

  constructor(text: string, limits: Limits, relaxed: boolean) {
    this.cursor = new JsonCursor(text, relaxed);
    this.limits = limits;
    this.relaxed = relaxed;
  }

  document(): Tree {
    const { cursor } = this;
    cursor.blank();
    if (Number.isNaN(cursor.code())) throw cursor.failure('the file is empty');
    const tree = this.value();
    cursor.blank();
    if (!Number.isNaN(cursor.code())) throw cursor.unexpected('the end of the file');
    return tree;
  }

  /** One value with all below it, on a stack of our own. */
  private value(): Tree {
    const { cursor } = this;
    const open: Open[] = [];
    for (;;) {
      cursor.blank();
      let done = this.begin(open);
      while (done !== undefined) {
        const parent = open.at(-1);
        if (parent === undefined) return done;
        this.attach(parent, done);
        done = this.next(open, parent);
      }
    }
  }

  /** Reads a scalar or an empty container, or opens a container and returns undefined. */
  private begin(open: Open[]): Tree | undefined {
    const { cursor } = this;
    if (++this.nodes > this.limits.maxNodes) throw cursor.failure(`more than ${this.limits.maxNodes} values`);
    const code = cursor.code();
    if (code !== openBrace && code !== openBracket) return cursor.scalar(code);
    if (open.length >= this.limits.maxDepth) throw cursor.failure(`nested deeper than ${this.limits.maxDepth} levels`);
    const { line } = cursor;
    cursor.at += 1;
    cursor.blank();
    const container: Open =
      code === openBrace
        ? { kind: 'map', line, members: new Map(), duplicates: [], key: '', keyLine: line }
        : { kind: 'list', line, items: [] };
    if (cursor.code() === closerOf(container)) return this.close(container);
    open.push(container);
    if (container.kind === 'map') this.key(container);
    return undefined;
  }

  /** After a member: a comma and what follows, or the end of the container, which is then the finished value. */
  private next(open: Open[], parent: Open): Tree | undefined {
    const { cursor } = this;
    cursor.blank();
    const closer = closerOf(parent);
    if (cursor.code() === comma) {
      cursor.at += 1;
      cursor.blank();
      if (!this.relaxed || cursor.code() !== closer) {
        if (parent.kind === 'map') this.key(parent);
        return undefined;
      }
    }
    if (cursor.code() !== closer) {
      throw cursor.unexpected(parent.kind === 'map' ? '"," or "}"' : '"," or "]"');
    }
    open.pop();
    return this.close(parent);
  }

  private close(container: Open): TreeMap | TreeList {
    const { cursor } = this;
    cursor.at += 1;
    const { line } = container;
    if (container.kind === 'list') return { kind: 'list', line, endLine: cursor.line, items: container.items };
    const { members, duplicates } = container;
    return { kind: 'map', line, endLine: cursor.line, members, duplicates };
  }

  private attach(parent: Open, value: Tree): void {
    const { cursor } = this;
    if (parent.kind === 'list') parent.items.push(value);
    else parent.members.set(parent.key, { line: parent.keyLine, endLine: cursor.line, value });
  }

  private key(map: OpenMap): void {
    const { cursor } = this;
    if (cursor.code() !== quote) throw cursor.unexpected('a key in double quotes');
    map.keyLine = cursor.line;
    map.key = cursor.string();
    if (map.members.has(map.key)) {
      map.duplicates.push({ key: map.key, line: cursor.line });
      map.members.delete(map.key);
    }
    cursor.blank();
    if (cursor.code() !== colon) throw cursor.unexpected('":" after the key');
    cursor.at += 1;
  }
}

function closerOf(container: Open): number {
  return container.kind === 'map' ? closeBrace : closeBracket;
}
