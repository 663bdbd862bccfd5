import { tarGz } from '../archives.ts';
import type { Answer, RepositoryContext } from './context.ts';
import { notFound } from './context.ts';
import { apiUrl } from './render-repository.ts';
import { resolveCommit } from './resolve.ts';
import type { World } from './world.ts';
import { repositoryNamed } from './world.ts';

const place = '/_codeload/';

/** GitHub packs nothing itself: it sends on to the host that does, with a pass for what is private. */
export function getTarball({ world, repository, params }: RepositoryContext): Answer {
  const commit = resolveCommit(repository, params['ref'] ?? '');
  if (commit === undefined) return notFound;
  const [root] = apiUrl(world, repository).split('/repos/');
  const pass = repository.private ? `?token=${passFor(repository.id)}` : '';
  const location = `${root}${place}${repository.owner}/${repository.name}/legacy.tar.gz/${commit.sha}${pass}`;
  return { status: 302, headers: { location } };
}

function passFor(id: number): string {
  return `PASS${id}`;
}

/** The host that packs: it knows no tokens of the API, no limits of it, and no private repository without its pass. Undefined: not its place. */
export function answerCodeload(world: World, path: string, query: URLSearchParams): Answer | undefined {
  if (!path.startsWith(place)) return undefined;
  const [owner = '', name = '', kind, ...rest] = path.slice(place.length).split('/');
  const repository = repositoryNamed(world, `${owner}/${name}`);
  const commit = repository?.objects.commits.get(rest.join('/'));
  if (repository === undefined || commit === undefined || kind !== 'legacy.tar.gz') return plainNotFound;
  if (repository.private && query.get('token') !== passFor(repository.id)) return plainNotFound;
  const files = [...repository.objects.flatten(commit.tree)].flatMap(([file, { sha, mode }]) => {
    const bytes = repository.objects.blobs.get(sha)?.bytes;
    return bytes === undefined || mode === '120000' ? [] : [[file, bytes] as const];
  });
  const bytes = tarGz(Object.fromEntries(files), `${owner}-${name}-${commit.sha.slice(0, 7)}`);
  return { status: 200, bytes, contentType: 'application/x-gzip' };
}

const plainNotFound: Answer = { status: 404, bytes: Buffer.from('404: Not Found'), contentType: 'text/plain' };
