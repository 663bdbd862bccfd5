import { defineSignal } from './define-signal.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import type { Entry } from '../domain/dependency.ts';
import { fromRegistry, pinnedAfter } from './reading/change.ts';
import { siteOf } from './reading/files.ts';
import { quote } from './reading/say.ts';

/** The registry does not know the name, or not this version. */
export const unknownName = defineSignal({
  id: 'unknown-name',
  title: 'Not in the registry',
  why: 'Names that a model invents or that exist only inside a company can be registered by anyone: unused-imports waited for such installs.',
  remedy: 'Correct the name, or route it to your own registry and declare that in the policy.',
  severity: 'high',
  confidence: 'medium',
  ecosystems: ['cargo', 'composer', 'gem', 'golang', 'hex', 'maven', 'npm', 'nuget', 'pub', 'pypi'],
  needs: ['history'],
  uses: ['release'],
  concerns: (change) => fromRegistry(change.after),
  detect: ({ history, release, change, because }) => {
    const elsewhere = foreignHost(change.after);
    if (elsewhere !== undefined && (history === undefined || release === undefined)) {
      const fact = `The public registry does not know ${quote(change.name)}; the file takes it from ${quote(elsewhere)}`;
      return [{ message: `${fact}.`, because: [because('history', fact)], severity: 'low', confidence: 'low' }];
    }
    if (history === undefined || history.releases.length === 0) {
      const fact = `The registry has no package ${quote(change.name)}`;
      // What a registry's own package brings in was resolved somewhere: rather this registry is not the one.
      const below = change.after.direct !== true && change.via.length > 0;
      return [{ message: `${fact}.`, because: [because('history', fact)], severity: below ? 'medium' : 'high' }];
    }
    const version = pinnedAfter(change)?.version;
    if (version === undefined || release !== undefined) return [];
    const listedThere = history.releases.some((e) => e.version === version) || history.removed.includes(version);
    if (listedThere) return [];
    const fact = `The registry has ${quote(change.name)} but no version ${quote(version)}`;
    return [{ message: `${fact}.`, because: [because('history', fact)], confidence: 'low' }];
  },
});

/** The host that the entry names where it is not one of the ecosystem's own: a company's registry has its own names. */
function foreignHost({ origin, ecosystem }: Entry): string | undefined {
  const host = origin.kind === 'registry' ? siteOf(origin.url)?.host : undefined;
  return host === undefined || ecosystemOf(ecosystem).registryHosts.includes(host) ? undefined : host;
}
