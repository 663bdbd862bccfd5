import type { Origin } from '../../domain/dependency.ts';
import type { Tree } from '../syntax/tree.ts';
import { readAddress } from './address.ts';
import { textAt } from './lock-tree.ts';

/** Where a package of uv.lock comes from. `local`: a project of the repository, which is no package of a registry. */
export type UvSource =
  { readonly kind: 'package'; readonly origin: Origin } | { readonly kind: 'local'; readonly path: string };

/** Reads `source = { registry | git | url | path | directory | editable | virtual = "…" }`. */
export function uvSource(source: Tree | undefined): UvSource | undefined {
  const registry = textAt(source, 'registry');
  if (registry !== undefined) return { kind: 'package', origin: registryOrigin(registry) };
  const git = textAt(source, 'git');
  if (git !== undefined) return { kind: 'package', origin: gitOrigin(git) };
  const url = textAt(source, 'url');
  if (url !== undefined) return { kind: 'package', origin: { kind: 'url', url } };
  const path = textAt(source, 'path');
  if (path !== undefined) return { kind: 'package', origin: { kind: 'path', path } };
  const local = textAt(source, 'editable') ?? textAt(source, 'virtual') ?? textAt(source, 'directory');
  return local === undefined ? undefined : { kind: 'local', path: local };
}

/** A registry may be a folder of files. */
function registryOrigin(registry: string): Origin {
  if (!registry.includes('://')) return { kind: 'path', path: registry };
  return registry === 'https://pypi.org/simple' ? { kind: 'registry' } : { kind: 'registry', url: registry };
}

/** `https://host/repo?rev=v1&subdirectory=x#commit`. */
function gitOrigin(written: string): Origin {
  const hash = written.lastIndexOf('#');
  const address = hash === -1 ? written : written.slice(0, hash);
  const query = address.indexOf('?');
  const url = query === -1 ? address : address.slice(0, query);
  const parameters = query === -1 ? [] : address.slice(query + 1).split('&', 20);
  const named = parameters.find((part) => /^(?:rev|tag|branch)=/.test(part));
  const ref = named?.slice(named.indexOf('=') + 1);
  const commit = hash === -1 ? undefined : written.slice(hash + 1);
  return {
    kind: 'git',
    url: url.startsWith('git+') ? url.slice(4) : url,
    ...(commit === undefined ? {} : { commit }),
    ...(ref === undefined ? {} : { ref }),
  };
}

/** The origin of `[tool.uv.sources]`: as in the lock, and git with `rev`, `tag` or `branch` beside it. */
export function manifestSource(source: Tree | undefined): Origin | undefined {
  const git = textAt(source, 'git');
  const found = uvSource(source);
  if (git === undefined) return found === undefined || found.kind === 'local' ? undefined : found.origin;
  const address = readAddress(`git+${git}`).origin;
  const rev = textAt(source, 'rev');
  const ref = textAt(source, 'tag') ?? textAt(source, 'branch');
  const isCommit = rev !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(rev);
  if (isCommit) return { kind: 'git', url: git, commit: rev };
  const named = rev ?? ref;
  if (named !== undefined) return { kind: 'git', url: git, ref: named };
  return address;
}
