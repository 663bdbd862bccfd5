import { Hole } from './graphql-hole.ts';
import type { Json } from './render-accounts.ts';
import { accountsSince, nodeId } from './render-accounts.ts';
import { resolveCommit } from './resolve.ts';
import type { Repository, World } from './world.ts';
import { userNamed } from './world.ts';

type Node = { readonly [field: string]: unknown };

/** The repository that had that name before. */
export function movedFrom(world: World, name: string): Repository | undefined {
  return [...world.repositories.values()].find((one) => !one.deleted && one.oldNames.has(name.toLowerCase()));
}

/** What a repository says of itself, its references and its releases. */
export function sourceFields(world: World, repository: Repository): Node {
  const owner = userNamed(world, repository.owner);
  return {
    nameWithOwner: `${repository.owner}/${repository.name}`,
    isArchived: repository.archived,
    isFork: repository.forkOf !== undefined,
    createdAt: repository.createdAt,
    stargazerCount: 0,
    owner: {
      __typename: owner.type === 'Organization' ? 'Organization' : 'User',
      id: nodeId('User', owner.id),
      login: owner.login,
      createdAt: accountsSince,
    },
    defaultBranchRef: () => refNode(repository, `refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: Json) => refNode(repository, String(qualifiedName)),
    refs: (args: Json) => refsNode(repository, args),
    release: ({ tagName }: Json) => {
      const release = repository.releases.find(({ tag }) => tag === tagName);
      if (release === undefined) return null;
      return { id: nodeId('Release', release.id), tagName, isDraft: false, createdAt: release.createdAt };
    },
  };
}

function refNode(repository: Repository, name: string): Node | null {
  const sha = repository.refs.get(name);
  if (sha === undefined) return null;
  const [, prefix = '', short = ''] = /^(refs\/[^/]+\/)(.+)$/.exec(name) ?? [];
  return {
    __typename: 'Ref',
    id: nodeId('Ref', 1),
    prefix,
    name: short,
    target: objectNode(repository, sha),
    compare: ({ headRef }: Json) => comparisonNode(repository, sha, String(headRef)),
  };
}

/** As `refs` of GitHub: a prefix that ends in a slash, a hundred at most. */
function refsNode(repository: Repository, { refPrefix, first, last }: Json): Node {
  const size = Number(first ?? last ?? 0);
  if (size < 1 || size > 100) throw new Error('You must provide a `first` or `last` value between 1 and 100.');
  const prefix = String(refPrefix);
  if (!/^refs\/(?:[^/]+\/)+$/.test(prefix)) throw new Error('refPrefix must be of the form refs/…/');
  const names = [...repository.refs.keys()].filter((ref) => ref.startsWith(prefix)).sort();
  return {
    nodes: names.slice(0, size).map((name) => refNode(repository, name)),
    totalCount: names.length,
    pageInfo: { hasNextPage: names.length > size, endCursor: String(size) },
  };
}

/** A commit or an annotated tag of that hash; those of forks count, as on GitHub. */
export function objectNode(repository: Repository, sha: string): Node | null {
  const tag = repository.annotatedTags.get(sha);
  if (tag !== undefined) {
    const target = objectNode(repository, tag.commit);
    return { __typename: 'Tag', id: nodeId('Tag', 1), oid: sha, name: tag.tag, message: tag.message, target };
  }
  const commit = repository.objects.commits.get(sha);
  if (commit === undefined) return null;
  const { date, message } = commit;
  return { __typename: 'Commit', id: nodeId('Commit', 1), oid: sha, committedDate: date, message };
}

/** The branch is the base: a head that it contains is `BEHIND`. */
function comparisonNode(repository: Repository, base: string, headName: string): Node {
  const head = resolveCommit(repository, headName);
  if (head === undefined) throw new Hole('NOT_FOUND', `Could not resolve to a Ref with the name '${headName}'.`);
  const ofBase = repository.objects.ancestors(base);
  const ofHead = repository.objects.ancestors(head.sha);
  const aheadBy = [...ofHead].filter((sha) => !ofBase.has(sha)).length;
  const behindBy = [...ofBase].filter((sha) => !ofHead.has(sha)).length;
  const status = aheadBy > 0 ? (behindBy > 0 ? 'DIVERGED' : 'AHEAD') : behindBy > 0 ? 'BEHIND' : 'IDENTICAL';
  const [baseTarget, headTarget] = [objectNode(repository, base), objectNode(repository, head.sha)];
  return { __typename: 'Comparison', id: nodeId('Comparison', 1), status, aheadBy, behindBy, baseTarget, headTarget };
}
