import { SyntaxFailure } from './limits.ts';
import type { Member, Tree, TreeScalar } from './tree.ts';

interface BuilderLimits {
  readonly maxNodes: number;
  readonly maxAliases: number;
}

interface OpenMap {
  readonly kind: 'map';
  readonly line: number;
  readonly anchor: string | undefined;
  readonly nodesBefore: number;
  readonly members: Map<string, Member>;
  readonly duplicates: { readonly key: string; readonly line: number }[];
  /** The key whose value comes next. */
  key: { readonly text: string; readonly line: number } | undefined;
  endLine: number;
}

interface OpenList {
  readonly kind: 'list';
  readonly line: number;
  readonly anchor: string | undefined;
  readonly nodesBefore: number;
  readonly items: Tree[];
  endLine: number;
}

type Open = OpenMap | OpenList | { readonly kind: 'document'; root: Tree | undefined };

/** Builds trees from a flat stream of YAML events. */
export class YamlTreeBuilder {
  private readonly limits: BuilderLimits;
  private readonly done: Tree[] = [];
  private stack: Open[] = [];
  private anchors = new Map<string, { readonly tree: Tree; readonly nodes: number }>();
  private nodes = 0;
  private aliases = 0;
  private lastLine = 1;

  constructor(limits: BuilderLimits) {
    this.limits = limits;
  }

  documents(): Tree[] {
    return this.done;
  }

  beginDocument(): void {
    this.anchors = new Map();
    this.stack = [{ kind: 'document', root: undefined }];
  }

  open(kind: 'map' | 'list', line: number, anchor: string | undefined): void {
    this.count(1, line);
    this.expectValue(line);
    const base = { line, anchor, nodesBefore: this.nodes, endLine: line };
    if (kind === 'list') this.stack.push({ kind, ...base, items: [] });
    else this.stack.push({ kind, ...base, members: new Map(), duplicates: [], key: undefined });
  }

  scalar(value: string, place: { line: number; endLine: number } | undefined, anchor: string | undefined): void {
    const { line, endLine } = place ?? this.emptyPlace();
    this.count(1, line);
    const tree: TreeScalar = { kind: 'scalar', line, endLine, value };
    if (anchor !== undefined) this.anchors.set(anchor, { tree, nodes: 1 });
    const parent = this.stack.at(-1);
    if (parent?.kind === 'map' && parent.key === undefined) this.beginMember(parent, value, line);
    else this.attach(tree, endLine);
  }

  alias(name: string, line: number): void {
    if (++this.aliases > this.limits.maxAliases) {
      const reason = this.limits.maxAliases === 0 ? 'aliases are not expected in this file' : 'too many aliases';
      throw new SyntaxFailure(`refused YAML: ${reason}`, line);
    }
    const target = this.anchors.get(name);
    if (target === undefined)
      throw new SyntaxFailure('not valid YAML: an alias without a finished anchor before it', line);
    this.count(target.nodes, line);
    const parent = this.stack.at(-1);
    if (parent?.kind === 'map' && parent.key === undefined) {
      if (target.tree.kind !== 'scalar') throw complexKey(line);
      this.beginMember(parent, String(target.tree.value), line);
    } else this.attach(target.tree, line);
  }

  close(): void {
    const closing = this.stack.pop();
    if (closing === undefined) return;
    if (closing.kind === 'document') {
      if (closing.root !== undefined) this.done.push(closing.root);
      return;
    }
    const { line, endLine } = closing;
    const tree: Tree =
      closing.kind === 'list'
        ? { kind: 'list', line, endLine, items: closing.items }
        : { kind: 'map', line, endLine, members: closing.members, duplicates: closing.duplicates };
    if (closing.anchor !== undefined) {
      this.anchors.set(closing.anchor, { tree, nodes: this.nodes - closing.nodesBefore + 1 });
    }
    this.attach(tree, endLine);
  }

  private beginMember(map: OpenMap, text: string, line: number): void {
    if (map.members.has(text)) {
      map.duplicates.push({ key: text, line });
      map.members.delete(text);
    }
    map.key = { text, line };
    this.lastLine = line;
  }

  private attach(tree: Tree, endLine: number): void {
    const parent = this.stack.at(-1);
    this.lastLine = endLine;
    if (parent === undefined) return;
    if (parent.kind === 'document') parent.root = tree;
    else {
      parent.endLine = Math.max(parent.endLine, endLine);
      if (parent.kind === 'list') parent.items.push(tree);
      else if (parent.key !== undefined) {
        parent.members.set(parent.key.text, { line: parent.key.line, endLine, value: tree });
        parent.key = undefined;
      }
    }
  }

  /** An empty value has no place of its own: it stands where its key does. */
  private emptyPlace(): { line: number; endLine: number } {
    const parent = this.stack.at(-1);
    const line = parent?.kind === 'map' && parent.key !== undefined ? parent.key.line : this.lastLine;
    return { line, endLine: line };
  }

  private expectValue(line: number): void {
    const parent = this.stack.at(-1);
    if (parent?.kind === 'map' && parent.key === undefined) throw complexKey(line);
  }

  private count(nodes: number, line: number): void {
    this.nodes += nodes;
    if (this.nodes > this.limits.maxNodes) {
      throw new SyntaxFailure(`refused YAML: more than ${this.limits.maxNodes} values`, line);
    }
  }
}

function complexKey(line: number): SyntaxFailure {
  return new SyntaxFailure('refused YAML: a list or map as a key', line);
}
