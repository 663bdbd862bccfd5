import { lru } from '../http/lru.ts';
import type { RawAnswer } from './ask.ts';
import { askRaw, repeated } from './ask.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';
import { routeOf } from './repository-client.ts';

/** What stands at a path: git's mode (120000 symbolic link, 160000 submodule, 040000 folder), hash and size. */
export interface TreeEntry {
  readonly mode: string;
  readonly sha: string;
  readonly size?: number;
}

export interface Tree {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** GitHub cuts recursive trees at 100,000 entries or 7 MB. */
  readonly truncated: boolean;
}

/** Reads trees by the hash of a tree or commit, each once: what a hash names does not change. */
export interface TreeReader {
  readonly read: (
    client: RepositoryClient,
    sha: string,
    how: 'one-level' | 'recursive',
  ) => Promise<Tree | GitHubFailure>;
  /** Asks anew next time: what was read was not the whole. */
  readonly forget: (client: RepositoryClient, sha: string) => void;
}

const maxTreeBytes = 40 * 1024 * 1024;
/** Entries of the largest tree that is kept, about 200 bytes each; all kept ones together have eight times as many. */
const keptEntries = 12_000;

export function createTreeReader(): TreeReader {
  const kept = lru<Tree>(keptEntries * 8, (tree) => 8 + tree.entries.size);
  const pending = new Map<string, Promise<Tree | GitHubFailure>>();
  return {
    read: async (client, sha, how) => {
      const key = `${client.repository.id}/${sha}/${how}`;
      const known = isHash(sha) ? kept.get(key) : undefined;
      if (known !== undefined) return known;
      const under = pending.get(key) ?? repeated(client, () => fetchTree(client, sha, how));
      pending.set(key, under);
      const tree = await under.finally(() => pending.delete(key));
      if (!isGitHubFailure(tree)) kept.set(key, tree);
      return tree;
    },
    forget: (client, sha) => {
      for (const how of ['one-level', 'recursive']) kept.delete(`${client.repository.id}/${sha}/${how}`);
    },
  };
}

/** Whether a name is a git hash, which always means the same, and not a branch, which moves. */
export function isHash(sha: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha);
}

async function fetchTree(client: RepositoryClient, sha: string, how: string): Promise<Tree | GitHubFailure> {
  const { owner, name } = client.repository;
  const params = { owner, repo: name, tree_sha: sha, ...(how === 'recursive' ? { recursive: '1' } : {}) };
  const answer = await askRaw(client, { route: routeOf('GET /git/trees/{tree_sha}'), params, kind: 'read' });
  if (isGitHubFailure(answer)) return answer;
  const tree = readTree(answer);
  // Below one folder there is no way to ask for less: what is cut there cannot be known.
  if (isGitHubFailure(tree) || !tree.truncated || how === 'recursive') return tree;
  return { failed: 'unavailable', reason: 'GitHub cuts the list of a single folder' };
}

/** Read by hand: a tree can have 100,000 rows. */
function readTree({ body }: RawAnswer): Tree | GitHubFailure {
  const failure = { failed: 'unavailable', reason: 'the tree that GitHub sent cannot be read' } as const;
  if (body.length > maxTreeBytes) return failure;
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (!isObject(value) || !Array.isArray(value['tree'])) return failure;
    const entries = new Map<string, TreeEntry>();
    for (const row of value['tree'] as readonly unknown[]) {
      if (!isObject(row)) return failure;
      const { path, mode, sha, size } = row;
      if (typeof path !== 'string' || typeof mode !== 'string' || typeof sha !== 'string') return failure;
      entries.set(path, typeof size === 'number' ? { mode, sha, size } : { mode, sha });
    }
    return { entries, truncated: value['truncated'] === true };
  } catch {
    return failure;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
