import type { Instant } from '../../domain/known.ts';
import { below, field, fieldAt, instantOf, listOf, numberOf, segment, textOf } from '../fields.ts';
import { askJson, type Answer } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import type { GithubName } from '../repository-url.ts';

/** A repository as GitHub describes it now. */
export interface GithubRepository {
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly archived: boolean;
  readonly fork: boolean;
  readonly createdAt: Instant | undefined;
  readonly stars: number | undefined;
  readonly owner: string | undefined;
  readonly ownerCreatedAt: Instant | undefined;
}

/** A tag and the object it names: an annotated tag's object is the tag itself, not yet a commit. */
export interface GithubRef {
  readonly name: string;
  readonly sha: string;
  readonly annotated: boolean;
}

export interface GithubCommit {
  readonly sha: string;
  readonly date: Instant | undefined;
  readonly author: string | undefined;
  readonly verified: boolean | undefined;
  readonly message: string | undefined;
  readonly files: readonly { readonly path: string; readonly patch: string }[];
}

/** Names of tags, and the beginning that they share: REST lists tags by that. */
export interface WantedTags {
  readonly start: string;
  readonly names: readonly string[];
}

/** All files, folders and submodules below a commit. GitHub cuts the list at 100,000 entries or 7 MB. */
export interface GithubTree {
  readonly entries: readonly { readonly path: string; readonly sha: string; readonly kind: string }[];
  readonly truncated: boolean;
}

/** How a commit lies to another: `behind` and `identical` ones are contained in it. */
export type Comparison = 'ahead' | 'behind' | 'diverged' | 'identical';

/** The questions about source repositories. Whoever answers them, by REST or by GraphQL, answers the same. */
export interface GithubApi {
  readonly repository: (name: GithubName, signal: AbortSignal) => Promise<Answer<GithubRepository>>;
  /** Those of the given tags that are there. */
  readonly tagsAmong: (
    name: GithubName,
    tags: WantedTags,
    signal: AbortSignal,
  ) => Promise<Answer<readonly GithubRef[]>>;
  /** Tags with their commits, as many pages as asked. */
  readonly tags: (name: GithubName, pages: number, signal: AbortSignal) => Promise<Answer<readonly GithubRef[]>>;
  readonly tagCommit: (name: GithubName, ref: GithubRef, signal: AbortSignal) => Promise<string | undefined>;
  readonly commit: (name: GithubName, ref: string, signal: AbortSignal) => Promise<Answer<GithubCommit>>;
  /** Whether the repository (its network of forks included) has a commit by that hash. */
  readonly hasCommit: (name: GithubName, sha: string, signal: AbortSignal) => Promise<Answer<true>>;
  readonly compare: (
    name: GithubName,
    pair: readonly [string, string],
    signal: AbortSignal,
  ) => Promise<Answer<Comparison>>;
  readonly branches: (name: GithubName, signal: AbortSignal) => Promise<Answer<readonly string[]>>;
  readonly hasRelease: (name: GithubName, tag: string, signal: AbortSignal) => Promise<boolean | undefined>;
  readonly ownerCreatedAt: (login: string, signal: AbortSignal) => Promise<Instant | undefined>;
  readonly tree: (name: GithubName, commit: string, signal: AbortSignal) => Promise<Answer<GithubTree>>;
}

const accept = { accept: 'application/vnd.github+json' };
const perPage = 100;

/** Asks GitHub's REST API below `root`. Answers are kept for some minutes. */
export function githubApi(http: HttpClient, root: string): GithubApi {
  async function ask<T>(
    path: string,
    read: (json: unknown, headers: Readonly<Record<string, string>>) => T,
    signal: AbortSignal,
  ): Promise<Answer<T>> {
    const answer = await askJson(http, below(root, path), {
      headers: accept,
      maxAge: 300,
      signal,
      missing: [404, 410, 422, 451, 409],
    });
    return answer.state === 'found' ? { ...answer, value: read(answer.value, answer.answer.headers) } : answer;
  }
  const repo = ({ owner, name }: GithubName): string => `repos/${segment(owner)}/${segment(name)}`;

  async function tags(name: GithubName, pages: number, signal: AbortSignal): Promise<Answer<readonly GithubRef[]>> {
    const all: GithubRef[] = [];
    for (let page = 1; ; page += 1) {
      const query = `per_page=${perPage}${page > 1 ? `&page=${page}` : ''}`;
      const answer = await ask(`${repo(name)}/tags?${query}`, tagList, signal);
      if (answer.state !== 'found') return answer;
      all.push(...answer.value);
      if (answer.value.length < perPage || page >= pages) return { ...answer, value: all };
    }
  }

  return {
    repository: (name, signal) => ask(repo(name), readRepository, signal),
    tagsAmong: (name, { start, names }, signal) =>
      ask(`${repo(name)}/git/matching-refs/tags/${refPath(start)}`, (json) => refList(json, names), signal),
    tags,
    tagCommit: async (name, ref, signal) => {
      if (!ref.annotated) return ref.sha;
      const answer = await ask(
        `${repo(name)}/git/tags/${segment(ref.sha)}`,
        (json) => textOf(fieldAt(json, 'object', 'sha')),
        signal,
      );
      return answer.state === 'found' ? answer.value : undefined;
    },
    commit: (name, ref, signal) => ask(`${repo(name)}/commits/${segment(ref)}`, readCommit, signal),
    hasCommit: (name, sha, signal) => ask(`${repo(name)}/commits/${segment(sha)}`, (): true => true, signal),
    compare: (name, [base, head], signal) =>
      ask(`${repo(name)}/compare/${segment(base)}...${segment(head)}?per_page=1`, readComparison, signal),
    branches: (name, signal) => ask(`${repo(name)}/branches?per_page=${perPage}`, branchList, signal),
    hasRelease: async (name, tag, signal) => {
      const answer = await ask(`${repo(name)}/releases/tags/${segment(tag)}`, () => true, signal);
      return answer.state === 'failed' ? undefined : answer.state === 'found';
    },
    ownerCreatedAt: async (login, signal) => {
      const answer = await ask(`users/${segment(login)}`, (json) => instantOf(field(json, 'created_at')), signal);
      return answer.state === 'found' ? answer.value : undefined;
    },
    tree: (name, commit, signal) => ask(`${repo(name)}/git/trees/${segment(commit)}?recursive=1`, readTree, signal),
  };
}

/** A tag may hold slashes; they are segments of the address. */
function refPath(prefix: string): string {
  return prefix.split('/').map(segment).join('/');
}

function readRepository(json: unknown): GithubRepository {
  return {
    fullName: textOf(field(json, 'full_name')) ?? '',
    defaultBranch: textOf(field(json, 'default_branch')) ?? 'HEAD',
    archived: field(json, 'archived') === true,
    fork: field(json, 'fork') === true,
    createdAt: instantOf(field(json, 'created_at')),
    stars: numberOf(field(json, 'stargazers_count')),
    owner: textOf(fieldAt(json, 'owner', 'login')),
    ownerCreatedAt: instantOf(fieldAt(json, 'owner', 'created_at')),
  };
}

function refList(json: unknown, names: readonly string[]): readonly GithubRef[] {
  const wanted = new Set(names);
  return listOf(json).flatMap((one) => {
    const name = textOf(field(one, 'ref'))?.replace(/^refs\/tags\//, '');
    const sha = textOf(fieldAt(one, 'object', 'sha'));
    if (name === undefined || sha === undefined || !wanted.has(name)) return [];
    return [{ name, sha, annotated: fieldAt(one, 'object', 'type') === 'tag' }];
  });
}

function tagList(json: unknown): readonly GithubRef[] {
  return listOf(json).flatMap((one) => {
    const name = textOf(field(one, 'name'));
    const sha = textOf(fieldAt(one, 'commit', 'sha'));
    return name === undefined || sha === undefined ? [] : [{ name, sha, annotated: false }];
  });
}

function branchList(json: unknown): readonly string[] {
  return listOf(json).flatMap((one) => textOf(field(one, 'name')) ?? []);
}

function readComparison(json: unknown): Comparison {
  const status = field(json, 'status');
  return status === 'behind' || status === 'identical' || status === 'ahead' ? status : 'diverged';
}

function readCommit(json: unknown): GithubCommit {
  const verified = fieldAt(json, 'commit', 'verification', 'verified');
  return {
    sha: textOf(field(json, 'sha')) ?? '',
    date:
      instantOf(fieldAt(json, 'commit', 'committer', 'date')) ?? instantOf(fieldAt(json, 'commit', 'author', 'date')),
    author: textOf(fieldAt(json, 'author', 'login')) ?? textOf(fieldAt(json, 'commit', 'author', 'name')),
    verified: typeof verified === 'boolean' ? verified : undefined,
    message: textOf(fieldAt(json, 'commit', 'message'))?.slice(0, 400),
    files: listOf(field(json, 'files')).slice(0, 300).flatMap(readFile),
  };
}

function readFile(file: unknown): readonly { readonly path: string; readonly patch: string }[] {
  const path = textOf(field(file, 'filename'));
  const patch = field(file, 'patch');
  return path === undefined ? [] : [{ path, patch: typeof patch === 'string' ? patch.slice(0, 65_536) : '' }];
}

function readTree(json: unknown): GithubTree {
  const entries = listOf(field(json, 'tree')).flatMap((row) => {
    const [path, sha, kind] = [textOf(field(row, 'path')), textOf(field(row, 'sha')), textOf(field(row, 'type'))];
    return path === undefined || sha === undefined || kind === undefined ? [] : [{ path, sha, kind }];
  });
  return { entries, truncated: field(json, 'truncated') === true };
}
