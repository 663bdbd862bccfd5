import type { GithubName } from '../repository-url.ts';
import type { Piece } from './pieces.ts';

/** What is asked about one repository: its pieces by their keys. */
export interface RepositoryQuestion {
  readonly name: GithubName;
  readonly pieces: ReadonlyMap<string, Piece>;
}

/** A query and its variables, as they are sent. */
export interface GraphqlQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The key under which a repository stands in the answer. */
export function repositoryAlias(index: number): string {
  return `r${index}`;
}

/** The key under which a piece stands below its repository. */
export function pieceAlias(index: number): string {
  return `p${index}`;
}

/**
 * One query about many repositories. Renames are followed (that is GitHub's default). Names, tags and hashes come from
 * registries and lockfiles: they travel as variables and never in the text.
 */
export function queryOf(questions: readonly RepositoryQuestion[]): GraphqlQuery {
  const variables: Record<string, string> = {};
  const types: string[] = [];
  const say: Say = (value, type = 'String!') => {
    const name = `v${types.length}`;
    types.push(`$${name}:${type}`);
    variables[name] = value;
    return `$${name}`;
  };
  const fields = questions.map(({ name, pieces }, index) => {
    const head = `${repositoryAlias(index)}:repository(owner:${say(name.owner)},name:${say(name.name)})`;
    return `${head}{${fieldsOf([...pieces.values()], say)}}`;
  });
  return { query: `query Sources(${types.join(',')}){${fields.join(' ')}}`, variables };
}

/** Makes a variable of a text and gives its name. */
type Say = (value: string, type?: string) => string;

const described =
  'nameWithOwner isArchived isFork createdAt stargazerCount ' +
  'owner{login ...on User{createdAt} ...on Organization{createdAt}}';
const compared = 'status headTarget{oid}';
/** The object behind a tag and, where that is an annotated tag, the commit behind it. */
const peeled = 'target{__typename oid ...on Tag{target{oid}}}';

function fieldsOf(pieces: readonly Piece[], say: Say): string {
  const fields: string[] = [];
  const onDefault: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'repository') fields.push(described);
    else if (piece.kind === 'comparison' && piece.base === undefined)
      onDefault.push(`${pieceAlias(index)}:compare(headRef:${say(piece.head)}){${compared}}`);
    else fields.push(`${pieceAlias(index)}:${fieldOf(piece, say)}`);
  }
  const named = pieces.some(({ kind }) => kind === 'repository') ? ['name'] : [];
  const inside = [...named, ...onDefault].join(' ');
  return [...fields, ...(inside === '' ? [] : [`defaultBranchRef{${inside}}`])].join(' ');
}

function fieldOf(piece: Exclude<Piece, { kind: 'repository' }>, say: Say): string {
  switch (piece.kind) {
    case 'branches':
      return 'refs(refPrefix:"refs/heads/",first:100,orderBy:{field:ALPHABETICAL,direction:ASC}){nodes{name}}';
    case 'commit':
      return `object(oid:${say(piece.sha, 'GitObjectID!')}){__typename}`;
    case 'comparison':
      return `ref(qualifiedName:${say(`refs/heads/${piece.base ?? ''}`)}){compare(headRef:${say(piece.head)}){${compared}}}`;
    case 'release':
      return `release(tagName:${say(piece.tag)}){isDraft}`;
    case 'tag':
      return `ref(qualifiedName:${say(`refs/tags/${piece.name}`)}){${peeled}}`;
  }
}
