import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned, type Origin } from '../domain/dependency.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import { imitatedRegistry } from '../ecosystems/names/registry-hosts.ts';
import { defineSignal } from './define-signal.ts';
import { siteOf } from './reading/files.ts';
import { quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

/** An entry whose bytes come from git or from an address instead of a registry. */
export const exoticOrigin = defineSignal({
  id: 'exotic-origin',
  title: 'From outside the registry',
  why: 'No registry keeps these bytes, records who put them there or takes them down. What an address serves can change at any time.',
  remedy: 'Take the package from a registry, or pin the full commit of a repository that you trust.',
  severity: 'high',
  confidence: 'medium',
  ecosystems: ['npm', 'pypi', 'cargo', 'gem', 'hex', 'pub', 'jsr'],
  needs: [],
  concerns: ({ after }) => after.origin.kind === 'git' || after.origin.kind === 'url',
  detect: ({ change, now }): readonly Draft[] => {
    const { after } = change;
    const was = change.kind === 'changed' ? change.before.origin : undefined;
    if (was !== undefined && placeOf(was) === placeOf(after.origin) && fixed(was) === fixed(after.origin)) return [];
    const below = change.via.length > 0 ? ` Brought in by ${quote(change.via.at(-1) ?? '')}.` : '';
    const fact = `Comes from ${quote(placeOf(after.origin))}${was?.kind === 'registry' ? ', before from a registry' : ''}`;
    if (was?.kind === 'registry' && stays(change)) {
      const said = `${fact}; the version stays and nothing asks for it`;
      return [
        { message: `${said}.${below}`, because: [{ fact: said, source: change.path, at: now }], ...tampered(change) },
      ];
    }
    const imitated = imitationIn(change);
    if (imitated !== undefined) {
      const said = `Comes from ${quote(placeOf(after.origin))}, a host that is made to look like ${imitated}`;
      return [
        {
          message: `${said}.${below}`,
          because: [{ fact: said, source: change.path, at: now }],
          severity: 'critical',
          confidence: 'high',
        },
      ];
    }
    const careful = fixed(after.origin) && change.via.length === 0 && was?.kind !== 'registry';
    return [
      {
        message: `${fact}.${below}`,
        because: [{ fact, source: change.path, at: now }],
        severity: careful ? 'medium' : 'high',
        confidence: careful ? 'low' : 'medium',
      },
    ];
  },
});

/**
 * The release stays what it was and only the place moves: no manifest asks for that. A fork is asked for by an address,
 * which then stands among the ranges; where the file keeps no ranges only an entry below others tells.
 */
function stays(change: AddedOrChanged): boolean {
  if (change.kind !== 'changed' || change.step !== 'same-version' || !isPinned(change.after)) return false;
  const { ranges } = change.after;
  if (ranges === undefined || ranges.length === 0) return change.after.direct === false;
  return ranges.every((range) => !/[:/#]/.test(range.replace(/^npm:/, '')));
}

/** The registry that the host of the address imitates. */
function imitationIn({ after }: AddedOrChanged): string | undefined {
  const host = after.origin.kind === 'url' ? siteOf(after.origin.url)?.host : undefined;
  return host === undefined ? undefined : imitatedRegistry(host, ecosystemOf(after.ecosystem).registryHosts);
}

function tampered({ after }: AddedOrChanged): Pick<Draft, 'severity' | 'confidence'> {
  const told = isPinned(after) && (after.ranges ?? []).length > 0;
  return { severity: 'critical', confidence: told ? 'high' : 'medium' };
}

function placeOf(origin: Origin): string {
  return origin.kind === 'git' || origin.kind === 'url' ? origin.url : origin.kind;
}

/** A full commit, or an address over TLS: at least the other end and its state are named. */
function fixed(origin: Origin): boolean {
  if (origin.kind === 'git') return /^[0-9a-f]{40,64}$/.test(origin.commit ?? '');
  return origin.kind === 'url' && origin.url.startsWith('https:');
}
