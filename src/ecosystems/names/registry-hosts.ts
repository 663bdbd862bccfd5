import { distanceWithin, skeletonOf } from './spelling.ts';

/** What is put before or behind the name of a registry to make another that sounds like its own. */
const joined =
  /^(?:cdn|files|packages|registry|static)-?(.+)$|^(.+?)-?(?:cdn|dist|files|hosted|org|packages|registry|static)$/;
/** Names on a network of one's own: a mirror may be called what it likes. */
const ownNetwork = /\.(?:corp|example|home|internal|intranet|invalid|lan|local|localhost|private|test)$/;
/** Too ordinary for a likeness to mean anything. */
const ordinary = new Set(['docker', 'github', 'google', 'python']);

/**
 * The host of a registry that another host is made to look like (the mirror of 2024 at files.pypihosted.org, which served a changed colorama); undefined where it is
 * none. A mirror that carries the registry's name as a label of its own (`pypi.corp.com`) imitates nobody.
 */
export function imitatedRegistry(host: string, registryHosts: readonly string[]): string | undefined {
  const isOfficial = registryHosts.some((official) => host === official || siteOf(host) === siteOf(official));
  if (isOfficial) return undefined;
  const labels = host.split('.').slice(0, -1);
  const prefixed = registryHosts.find((official) => host.startsWith(`${official}.`));
  if (prefixed !== undefined && !ownNetwork.test(host)) return prefixed;
  return registryHosts.find((official) => {
    const name = official.split('.').at(-2) ?? '';
    if (name.length < 4 || ordinary.has(name)) return false;
    if (labels.at(-1) === name) return !ownNetwork.test(host);
    return labels.some((label) => label !== name && isLike(label, name));
  });
}

function isLike(label: string, name: string): boolean {
  const [, before, behind] = joined.exec(label) ?? [];
  if (before === name || behind === name || skeletonOf(label) === skeletonOf(name)) return true;
  return name.length >= 7 && distanceWithin(label, name, 2) <= 2;
}

function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
