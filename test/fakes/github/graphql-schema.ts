/** A field: what it gives, and its arguments by name. A type that is not in this list is not looked into. */
export interface FieldType {
  readonly of: string;
  readonly args?: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, FieldType>>;

const scalar = (of = 'String'): FieldType => ({ of });
const gitObject: Fields = { id: scalar('ID'), oid: scalar('GitObjectID'), abbreviatedOid: scalar() };

/** The part of GitHub's schema that is asked for (docs.github.com, GraphQL reference). */
export const schema: Readonly<Record<string, Fields>> = {
  Query: {
    rateLimit: { of: 'RateLimit' },
    repository: { of: 'Repository', args: { owner: 'String!', name: 'String!', followRenames: 'Boolean' } },
  },
  Repository: {
    id: scalar('ID'),
    nameWithOwner: scalar(),
    isArchived: scalar('Boolean'),
    isFork: scalar('Boolean'),
    createdAt: scalar('DateTime'),
    stargazerCount: scalar('Int'),
    owner: { of: 'RepositoryOwner' },
    defaultBranchRef: { of: 'Ref' },
    ref: { of: 'Ref', args: { qualifiedName: 'String!' } },
    refs: {
      of: 'RefConnection',
      args: {
        refPrefix: 'String!',
        query: 'String',
        first: 'Int',
        last: 'Int',
        after: 'String',
        before: 'String',
        orderBy: 'RefOrder',
      },
    },
    release: { of: 'Release', args: { tagName: 'String!' } },
    object: { of: 'GitObject', args: { oid: 'GitObjectID', expression: 'String' } },
    pullRequest: { of: 'PullRequest', args: { number: 'Int!' } },
  },
  RepositoryOwner: { id: scalar('ID'), login: scalar() },
  User: { id: scalar('ID'), login: scalar(), createdAt: scalar('DateTime') },
  Organization: { id: scalar('ID'), login: scalar(), createdAt: scalar('DateTime') },
  Ref: {
    id: scalar('ID'),
    name: scalar(),
    prefix: scalar(),
    target: { of: 'GitObject' },
    compare: { of: 'Comparison', args: { headRef: 'String!' } },
  },
  RefConnection: { nodes: { of: 'Ref' }, totalCount: scalar('Int'), pageInfo: { of: 'PageInfo' } },
  PageInfo: { hasNextPage: scalar('Boolean'), endCursor: scalar() },
  Comparison: {
    id: scalar('ID'),
    status: scalar('ComparisonStatus'),
    aheadBy: scalar('Int'),
    behindBy: scalar('Int'),
    baseTarget: { of: 'GitObject' },
    headTarget: { of: 'GitObject' },
  },
  Release: { id: scalar('ID'), tagName: scalar(), isDraft: scalar('Boolean'), createdAt: scalar('DateTime') },
  GitObject: gitObject,
  Commit: { ...gitObject, committedDate: scalar('DateTime'), message: scalar() },
  Tag: { ...gitObject, name: scalar(), message: scalar(), target: { of: 'GitObject' } },
  Tree: gitObject,
  Blob: {
    ...gitObject,
    byteSize: scalar('Int'),
    isTruncated: scalar('Boolean'),
    isBinary: scalar('Boolean'),
    text: scalar(),
  },
};

/** What may stand behind an interface. */
export const possible: Readonly<Record<string, readonly string[]>> = {
  GitObject: ['Blob', 'Commit', 'Tag', 'Tree'],
  RepositoryOwner: ['Organization', 'User'],
};

/** Types that have no fields. */
export const scalars: ReadonlySet<string> = new Set([
  'Boolean',
  'ComparisonStatus',
  'DateTime',
  'GitObjectID',
  'ID',
  'Int',
  'String',
]);
