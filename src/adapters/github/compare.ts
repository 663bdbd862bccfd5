import { z } from 'zod';

import { lru } from '../http/lru.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';
import { isHash } from './trees.ts';

/** A file of GitHub's comparison. `sha` is the head's blob, of a removed file the base's. */
export interface ComparedFile {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: string;
  readonly sha: string | undefined;
  /** A submodule whose commit moved, by the form of its diff: whether it is one, the trees tell. */
  readonly isLink?: true;
}

export interface Comparison {
  readonly mergeBaseSha: string;
  /** Undefined: there may be more files than GitHub lists. */
  readonly files: readonly ComparedFile[] | undefined;
}

/** Compares two commits, each pair once: what two hashes name does not change. */
export interface Comparer {
  readonly compare: (client: RepositoryClient, base: string, head: string) => Promise<Comparison | GitHubFailure>;
}

/** GitHub lists so many files and no more, on the first page. */
const maxListed = 300;
/** Rows kept of all comparisons together. */
const keptRows = 40_000;

/** As git shows a submodule that moved, came or went. */
const linkDiff = /^@@ [^@\n]{1,40} @@[^\n]{0,200}\n[-+]Subproject commit [0-9a-f]{40}/;

const shape = z.object({
  merge_base_commit: z.object({ sha: z.string().min(1) }),
  files: z
    .array(
      z.object({
        filename: z.string(),
        previous_filename: z.string().optional(),
        status: z.string(),
        sha: z.string().nullish(),
        patch: z.string().optional(),
      }),
    )
    .optional(),
});

export function createComparer(): Comparer {
  const kept = lru<Comparison>(keptRows * 8, (one) => 8 + (one.files?.length ?? 0));
  return {
    compare: async (client, base, head) => {
      const key = `${client.repository.id}/${base}...${head}`;
      const known = isHash(base) && isHash(head) ? kept.get(key) : undefined;
      if (known !== undefined) return known;
      // `per_page` counts commits, of which none is needed.
      const params = { basehead: `${base}...${head}`, per_page: 1 };
      const answer = await client.read('GET /compare/{basehead}', params, shape);
      if (isGitHubFailure(answer)) return answer;
      const comparison = comparisonOf(answer);
      kept.set(key, comparison);
      return comparison;
    },
  };
}

function comparisonOf({ merge_base_commit, files }: z.infer<typeof shape>): Comparison {
  const mergeBaseSha = merge_base_commit.sha;
  if (files === undefined || files.length >= maxListed) return { mergeBaseSha, files: undefined };
  return {
    mergeBaseSha,
    files: files.map((file) => ({
      path: file.filename,
      ...(file.previous_filename === undefined ? {} : { previousPath: file.previous_filename }),
      status: file.status,
      sha: file.sha ?? undefined,
      ...(linkDiff.test(file.patch ?? '') ? { isLink: true as const } : {}),
    })),
  };
}
