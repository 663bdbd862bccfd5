import type { HashedFile, SourceFiles } from '../../domain/facts.ts';
import { absent, known, unknown, type Known } from '../../domain/known.ts';
import type { Subject } from '../../evidence/source.ts';
import type { GithubApi } from './github-api.ts';
import type { FactContext } from './repository-fact.ts';
import { sourceName } from './repository-name.ts';
import { sourceTree } from './source-tree.ts';

/**
 * Where the new code of an archive stands in the source tree of the release's tag. Asked only where there is new code
 * that somebody wrote and a tag whose commit is known: one request. Absent where there is nothing to compare.
 */
export async function sourceFilesFact(
  api: GithubApi,
  subject: Subject,
  context: FactContext,
): Promise<Known<SourceFiles>> {
  const { from, now, signal } = context;
  const { archive, sourceTag } = subject.found;
  const nothing = absent<SourceFiles>(from, now());
  if (archive?.state !== 'known' || !isWorthIt(archive.value.hashed ?? [])) return nothing;
  if (sourceTag?.state === 'unknown') return unknown(sourceTag.reason, from);
  const tag = sourceTag?.state === 'known' ? sourceTag.value.tag : undefined;
  const source = sourceName(subject);
  if (tag?.commit === undefined || source.state !== 'named') return nothing;
  const tree = await api.tree(source.name, tag.commit, signal);
  if (tree.state === 'failed') return unknown(tree.reason, from);
  if (tree.state === 'missing') return nothing;
  if (tree.value.truncated) {
    const reason = `the source tree of ${source.name.owner}/${source.name.name} is larger than GitHub lists`;
    return { state: 'unknown', reason, from, cause: 'not-told' };
  }
  const hashed = archive.value.hashed ?? [];
  const { standingOf } = sourceTree(
    tree.value,
    hashed.filter(({ state }) => state !== 'added'),
  );
  const files = hashed.map(({ blob, ...file }) => ({ ...file, inTree: standingOf({ path: file.path, blob }) }));
  const repository = sourceTag?.state === 'known' ? sourceTag.value.repository : '';
  return known({ repository, tag: tag.name, commit: tag.commit, files }, from, now());
}

/** New or changed code of which something follows, and enough beside it to compare with. */
function isWorthIt(hashed: readonly HashedFile[]): boolean {
  return hashed.some(({ state }) => state !== 'kept') && hashed.some(({ state }) => state !== 'added');
}
