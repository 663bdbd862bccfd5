import type { Origin } from '../../domain/dependency.ts';
import { hostOf } from '../addresses.ts';
import { at, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';

/**
 * Where a locked package comes from. Packages of a registry name its `notification-url`; without one they come from a
 * repository, an address or a folder that composer.json names.
 */
export function originOf(tree: Tree): Origin {
  const [dist, source] = [at(tree, 'dist'), at(tree, 'source')];
  const distUrl = text(at(dist, 'url'));
  if (text(at(dist, 'type')) === 'path' && distUrl !== undefined) return { kind: 'path', path: distUrl };
  const registry = text(at(tree, 'notification-url'));
  if (registry !== undefined && registry !== '') return registryOf(registry);
  const [sourceUrl, commit] = [text(at(source, 'url')), text(at(source, 'reference'))];
  if (text(at(source, 'type')) === 'git' && sourceUrl !== undefined) {
    return { kind: 'git', url: sourceUrl, ...(commit === undefined ? {} : { commit }) };
  }
  if (distUrl === undefined) return otherSource(text(at(source, 'type')), sourceUrl);
  // GitHub makes these archives of a commit.
  const zipball = /^https:\/\/api\.github\.com\/repos\/([^/]+\/[^/]+)\/(?:zip|tar)ball\/([0-9a-f]{40})$/.exec(distUrl);
  if (zipball !== null) return { kind: 'git', url: `https://github.com/${zipball[1]}.git`, commit: zipball[2] ?? '' };
  return distUrl.includes('://') ? { kind: 'url', url: distUrl } : { kind: 'path', path: distUrl };
}

/** Subversion, Mercurial and the like; packages without any address hold nothing but their requirements. */
function otherSource(type: string | undefined, url: string | undefined): Origin {
  return type === undefined || url === undefined ? { kind: 'registry' } : { kind: 'url', url: `${type}+${url}` };
}

function registryOf(notificationUrl: string): Origin {
  const host = hostOf(notificationUrl);
  const isPackagist = host === 'packagist.org' || host === 'repo.packagist.org';
  return isPackagist && notificationUrl.startsWith('https:')
    ? { kind: 'registry' }
    : { kind: 'registry', url: notificationUrl };
}

/** SHA-1 of the archive, which most registries leave empty since GitHub makes archives anew. */
export function integrityOf(tree: Tree): readonly string[] {
  const hash = text(at(tree, 'dist', 'shasum'));
  return hash === undefined || hash === '' ? [] : [`sha1:${hash.toLowerCase()}`];
}

/**
 * What is wrong between the two addresses of a package, in words: Composer installs the archive (`dist`), reviewers look
 * at the repository (`source`). Undefined where they agree or cannot be compared.
 */
export function addressRemark(tree: Tree): string | undefined {
  const [dist, source] = [at(tree, 'dist'), at(tree, 'source')];
  const fromDist = repositoryOf(text(at(dist, 'url')));
  const fromSource = repositoryOf(text(at(source, 'url')));
  if (fromDist !== undefined && fromSource !== undefined && fromDist !== fromSource) {
    return 'its archive and its source are of different repositories';
  }
  const [distCommit, sourceCommit] = [text(at(dist, 'reference')), text(at(source, 'reference'))];
  const differs = distCommit !== undefined && sourceCommit !== undefined && distCommit !== sourceCommit;
  return differs && distCommit !== '' && sourceCommit !== ''
    ? 'its archive and its source are of different commits'
    : undefined;
}

/** `owner/name` of an address at GitHub, lower-case; undefined for any other host. */
function repositoryOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const match =
    /^(?:https?:\/\/(?:[^/@]*@)?(?:www\.)?github\.com\/|https?:\/\/api\.github\.com\/repos\/|https?:\/\/codeload\.github\.com\/|git@github\.com:)([^/]+)\/([^/]+)/i.exec(
      url,
    );
  return match === null ? undefined : `${match[1]}/${match[2]?.replace(/\.git$/i, '')}`.toLowerCase();
}
