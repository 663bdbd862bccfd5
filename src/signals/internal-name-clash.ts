import type { Entry } from '../domain/dependency.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import { internalPattern } from '../ecosystems/names/internal.ts';
import { defineSignal } from './define-signal.ts';
import { siteOf } from './reading/files.ts';
import { quote } from './reading/say.ts';

/** An internal name that would be taken from the public registry. */
export const internalNameClash = defineSignal({
  id: 'internal-name-clash',
  title: 'Internal name from the public registry',
  why: 'Whoever registers an internal name in public is preferred by many resolvers (dependency confusion); torchtriton was taken that way.',
  remedy: 'Route the name to your own registry in the package manager’s settings, and reserve it in public.',
  severity: 'critical',
  confidence: 'high',
  needs: [],
  detect: ({ change, internalNames, ownRegistry, now }) => {
    const { origin } = change.after;
    const pattern = internalPattern(change, internalNames);
    if ((pattern === undefined && ownRegistry === undefined) || origin.kind !== 'registry') return [];
    const host = siteOf(origin.url)?.host;
    const { before } = change.kind === 'changed' ? change : { before: undefined };
    const was = before?.origin.kind === 'registry' ? siteOf(before.origin.url)?.host : host;
    // Without an address an entry comes from wherever the settings lead: to the own registry, unless it named that one before.
    const isSilent = ownRegistry !== undefined && (was !== ownRegistry || sameHash(before, change.after));
    const isPublic =
      origin.url === undefined
        ? !isSilent
        : host !== undefined && ecosystemOf(change.ecosystem).registryHosts.includes(host);
    if (!isPublic || (before !== undefined && was === host)) return [];
    const whose =
      ownRegistry === undefined
        ? `is internal by the policy (${quote(pattern ?? '')})`
        : `belongs to ${quote(ownRegistry)}`;
    const fact = `${quote(change.name)} ${whose} and comes from the public registry`;
    return [{ message: `${fact}.`, because: [{ fact, source: change.path, at: now }] }];
  },
});

function sameHash(before: Entry | undefined, { integrity = [] }: Entry): boolean {
  return integrity.some((hash) => before?.integrity?.includes(hash) === true);
}
