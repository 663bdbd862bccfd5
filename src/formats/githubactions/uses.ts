import { isCommit, isShortCommit } from '../../ecosystems/versions/action-ref.ts';
import type { EntryCollector } from '../collect.ts';
import { collectImage } from '../docker/image.ts';
import { echo } from '../syntax/echo.ts';

/**
 * Collects what a `uses:` names: an action or reusable workflow `owner/repo[/path]@ref`, an image `docker://…`; `./` and `$/` are this repository's own.
 * Source: GitHub's workflow syntax, `jobs.<job_id>.steps[*].uses`.
 */
export function collectUses(
  value: string,
  collected: EntryCollector,
  about: { line: number; comment: string | undefined },
): void {
  const { line, comment } = about;
  if (value.startsWith('./') || value.startsWith('$/') || value.startsWith('.\\')) return;
  if (value.startsWith('docker://')) {
    collectImage(value.slice('docker://'.length), collected, { line, scope: 'build' });
    return;
  }
  const at = value.indexOf('@');
  const [owner = '', repository = '', ...path] = (at < 0 ? value : value.slice(0, at)).split('/');
  const ref = at < 0 ? '' : value.slice(at + 1);
  if (owner === '' || repository === '' || ref === '' || /\s/.test(value)) {
    collected.unreadable(`uses: ${echo(value)} names no action as owner/repository@ref`, line);
    return;
  }
  if (isShortCommit(ref)) {
    collected.remark('weak-pin', `${echo(value)} is pinned to a shortened commit, which a branch or tag can imitate`, {
      line,
      name: `${owner}/${repository}`.toLowerCase(),
    });
  }
  collected.dependency({
    name: `${owner}/${repository}`,
    version: ref,
    line,
    scope: 'build',
    direct: true,
    ...(isCommit(ref) ? { digest: ref.toLowerCase() } : {}),
    ...(path.length > 0 ? { subpath: path.join('/') } : {}),
    ...(comment === undefined || comment === '' ? {} : { comment }),
  });
}
