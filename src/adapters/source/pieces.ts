import type { Comparison, GithubRef, GithubRepository } from './github-api.ts';

/** One thing that may be asked about a repository in GraphQL. */
export type Piece =
  | { readonly kind: 'branches' }
  | { readonly kind: 'commit'; readonly sha: string }
  /** How `head` (a hash or the name of a tag) lies to a branch; without `base`: to the default branch. */
  | { readonly kind: 'comparison'; readonly base?: string; readonly head: string }
  | { readonly kind: 'release'; readonly tag: string }
  | { readonly kind: 'repository' }
  | { readonly kind: 'tag'; readonly name: string };

/** What GitHub said of a piece. What is not there is `missing`. */
export type PieceValue =
  | { readonly kind: 'branches'; readonly names: readonly string[] }
  | { readonly kind: 'commit' }
  /** `sha`: the commit (or tag object) that `head` led to. */
  | { readonly kind: 'comparison'; readonly status: Comparison; readonly sha: string | undefined }
  | { readonly kind: 'release' }
  | { readonly kind: 'repository'; readonly repository: GithubRepository; readonly ownerCreatedAt: string | undefined }
  | { readonly kind: 'tag'; readonly ref: GithubRef; readonly commit: string | undefined };

export type PieceAnswer =
  | { readonly state: 'found'; readonly value: PieceValue }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly reason: string };

/** What GitHub said of a repository: its pieces by key, or why there are none. `lacking`: GraphQL is not to be had here. */
export type RepositoryAnswer =
  | { readonly state: 'found'; readonly pieces: ReadonlyMap<string, PieceAnswer> }
  | { readonly state: 'missing' }
  | { readonly state: 'lacking' }
  | { readonly state: 'failed'; readonly reason: string };

/** The identity of a piece: equal questions are asked once. */
export function keyOf(piece: Piece): string {
  switch (piece.kind) {
    case 'branches':
    case 'repository':
      return piece.kind;
    case 'commit':
      return `commit ${piece.sha}`;
    case 'comparison':
      return `comparison ${JSON.stringify([piece.base ?? null, piece.head])}`;
    case 'release':
      return `release ${piece.tag}`;
    case 'tag':
      return `tag ${piece.name}`;
  }
}

/** What a piece costs GitHub, in look-ups: a comparison walks the history, a list of branches is a hundred references. */
export function weightOf(piece: Piece): number {
  if (piece.kind === 'comparison') return 8;
  return piece.kind === 'branches' ? 10 : 1;
}
