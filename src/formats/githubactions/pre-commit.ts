import { isCommit, isShortCommit } from '../../ecosystems/versions/action-ref.ts';
import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, listOf, mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { nameOfAddress } from '../generic/address-names.ts';
import { isLocal } from '../generic/installed.ts';
import { echo } from '../syntax/echo.ts';
import { linesOf } from '../syntax/lines.ts';
import { at, describe, itemsOf, member, text as textOf, type Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { collectHookDependencies } from './hook-dependencies.ts';

const maxAliases = 500;

/**
 * Hooks that run on developers' machines before each commit: whole repositories, by tag or commit, with packages of
 * their own. Source: pre-commit's documentation, ".pre-commit-config.yaml".
 */
export const preCommit: Format = {
  id: 'pre-commit',
  ecosystem: 'githubactions',
  kind: 'manifest',
  files: ['.pre-commit-config.yaml', '.pre-commit-config.yml', 'prek.yaml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Repositories with their revision, by GitHub’s name or by host and path; the comment that claims a commit’s tag; additional_dependencies of hooks, by the hook’s language or, where the file names none, by how they are written.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(preCommit, path);
  const documents = documentOf(parseYaml(text, { maxAliases }), collected);
  const repositories = documents === undefined ? undefined : repositoriesOf(documents[0], collected);
  const lines = repositories === undefined ? [] : [...linesOf(text)].map((line) => line.text);
  for (const repository of itemsOf(repositories)) {
    readRepository(repository, { collected, lines });
    for (const hook of itemsOf(at(repository, 'hooks'))) collectHookDependencies(hook, collected);
  }
  return collected.finish();
}

/** Up to 1.0 the file was the list itself. */
function repositoriesOf(document: Tree | undefined, collected: EntryCollector): Tree | undefined {
  if (document?.kind === 'list') return document;
  const file = mapOf(document, 'the file', collected);
  return file === undefined ? undefined : listOf(at(file, 'repos'), 'repos', collected);
}

function readRepository(
  repository: Tree,
  { collected, lines }: { readonly collected: EntryCollector; readonly lines: readonly string[] },
): void {
  const url = textOf(at(repository, 'repo'));
  if (url === undefined) {
    const what = repository.kind === 'map' ? describe(at(repository, 'repo')) : describe(repository);
    collected.unreadable(`an entry of repos needs the address of a repository, not ${what}`, repository.line);
    return;
  }
  if (['local', 'meta', 'builtin'].includes(url)) return;
  const rev = member(repository, 'rev') ?? member(repository, 'sha');
  const version = textOf(rev?.value) ?? '';
  if (rev === undefined || version === '') {
    collected.unreadable(`the repository ${echo(url)} has no revision`, repository.line);
    return;
  }
  const { line } = rev.value;
  if (!isAddress(url)) {
    // A path on this machine: within the repository it is the repository's own.
    const outside = isLocal(url) && !url.startsWith('./');
    if (outside) collected.remark('path-outside-repository', `hooks come from ${echo(url)}`, { line: repository.line });
    return;
  }
  collect({ url, version, line, comment: commentOf(lines[line - 1] ?? '') }, collected);
}

/** `https://…`, `ssh://…`, `git@host:path`, `host:path`. */
function isAddress(url: string): boolean {
  return /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(url) || /^[\w.-]+@[\w.-]+:|^[\w-]+(?:\.[\w-]+)+:/.test(url);
}

interface Hooks {
  readonly url: string;
  readonly version: string;
  readonly line: number;
  readonly comment: string | undefined;
}

function collect({ url, version, line, comment }: Hooks, collected: EntryCollector): void {
  const commit = isCommit(version) ? version.toLowerCase() : undefined;
  const origin: Origin = { kind: 'git', url, ...(commit === undefined ? { ref: version } : { commit }) };
  const address = nameOfAddress(origin, 'whole');
  const github = /^(?:www\.)?github\.com\/([^/]+\/[^/]+)$/.exec(address)?.[1];
  const name = github ?? address;
  if (isShortCommit(version)) {
    const message = `${echo(name)} is pinned to a shortened commit, which a branch or tag can imitate`;
    collected.remark('weak-pin', message, { line, name: name.toLowerCase() });
  }
  collected.dependency({
    ecosystem: github === undefined ? 'generic' : 'githubactions',
    name,
    version,
    line,
    scope: 'build',
    direct: true,
    origin,
    ...(commit === undefined ? {} : { digest: commit }),
    ...(comment === undefined ? {} : { comment }),
  });
}

/** `rev: <commit>  # frozen: v1.2.3`, as `pre-commit autoupdate --freeze` writes it. */
function commentOf(line: string): string | undefined {
  const hash = line.indexOf(' #');
  if (hash === -1) return undefined;
  const comment = line
    .slice(hash + 2)
    .replace(/^[#\s]+/, '')
    .replace(/^frozen:\s*/, '')
    .trim();
  return comment === '' ? undefined : comment.slice(0, 200);
}
