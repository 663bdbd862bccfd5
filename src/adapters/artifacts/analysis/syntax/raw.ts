import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import { CountedInput } from './counted-input.ts';
import { RecentTrees } from './recent-trees.ts';
import type { Tree } from './recent-trees.ts';

/** A node as the grammar names it, with all of its children, tokens included. */
export interface Raw {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kids: readonly Raw[];
}

/** The ways in which code that looks alike is written: types and tags stand only in some files. */
export type Dialect = 'javascript' | 'python' | 'tsx' | 'typescript';

const parsers = {
  javascript: javascript.configure({ dialect: 'jsx' }),
  /** A tenth faster: most JavaScript has no tags. */
  untagged: javascript,
  python,
  tsx: javascript.configure({ dialect: 'jsx ts' }),
  typescript: javascript.configure({ dialect: 'ts' }),
};

/** Readers of the tree recurse: deeper code than this is left to the rules for tokens. */
const deepest = 800;
const mostNodes = 300_000;
/** A parser that has lost its way follows several readings at once, at a hundred times the usual cost. */
const detours = (length: number): number => 2_000 + length / 20;

/**
 * The tree of a text, as good as its errors allow; undefined where it is too deep or too broken to be worth its time. Places are
 * counted from `base`.
 */
export function rawTree(text: string, dialect: Dialect, base = 0): Raw | undefined {
  if (nestedDeeperThan(text, deepest / 4)) return undefined;
  const isUntagged = dialect === 'javascript' && !text.includes('</') && !text.includes('/>');
  const grammar = isUntagged ? 'untagged' : dialect;
  const tree = recent.of(text, grammar, () => parsed(text, grammar));
  return tree && rawOf(tree.cursor(), base);
}

const recent = new RecentTrees();

function parsed(text: string, grammar: keyof typeof parsers): Tree | undefined {
  const input = new CountedInput(text);
  const parse = parsers[grammar].startParse(input);
  let left = detours(text.length);
  while (left >= 0 && !input.isOverread) {
    input.parsed = parse.parsedPos;
    const tree = parse.advance();
    if (tree !== null) return tree;
    left -= detoursOf(parse);
  }
  return undefined;
}

/** What a step of a lost parser costs beyond that of one that knows its way. Its declarations do not speak of that. */
function detoursOf(parse: object): number {
  const readings = 'stacks' in parse && Array.isArray(parse.stacks) ? parse.stacks.length : 1;
  const isLost = 'recovering' in parse && typeof parse.recovering === 'number' && parse.recovering > 0;
  return readings - 1 + (isLost ? 1 : 0);
}

/** Whether a tree has nodes of these names. The grammars call `⚠` what they could not read. */
export function holdsAny(raw: Raw, names: ReadonlySet<string>): boolean {
  if (names.has(raw.name)) return true;
  for (const kid of raw.kids) if (kid.kids.length === 0 ? names.has(kid.name) : holdsAny(kid, names)) return true;
  return false;
}

type Cursor = ReturnType<ReturnType<typeof python.parse>['cursor']>;

interface Growing extends Raw {
  kids: Raw[];
}

/** What all tokens share: most of a tree is tokens. */
const noKids: Raw[] = [];

function rawOf(cursor: Cursor, base: number): Raw | undefined {
  const here = (): Growing => ({
    name: cursor.name,
    from: cursor.from + base,
    to: cursor.to + base,
    kids: noKids,
  });
  const root = here();
  const open = [root];
  for (let count = 0; count < mostNodes; count++) {
    if (cursor.firstChild()) {
      if (open.length > deepest) return undefined;
    } else {
      open.pop();
      while (!cursor.nextSibling()) {
        if (!cursor.parent()) return root;
        open.pop();
      }
    }
    const next = here();
    const parent = open.at(-1);
    if (parent !== undefined && parent.kids.length === 0) parent.kids = [next];
    else parent?.kids.push(next);
    open.push(next);
  }
  return undefined;
}

/** Whether brackets stand in each other deeper than that, wherever they stand: people write ten levels, bundlers a hundred. */
function nestedDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 91 || code === 123) depth += 1;
    else if (code === 41 || code === 93 || code === 125) depth = Math.max(0, depth - 1);
    if (depth > most) return true;
  }
  return false;
}
