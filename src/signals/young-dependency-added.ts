import type { NewDependency } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { listed, quote } from './reading/say.ts';
import { daysBetween, sayHours } from './reading/time.ts';
import type { Draft } from './signal.ts';

const youngDays = 30;
const newbornDays = 7;
const newsDays = 90;

/** A dependency that the release newly declares and that hardly existed before. */
export const youngDependencyAdded = defineSignal({
  id: 'young-dependency-added',
  title: 'New dependency on a young package',
  why: 'Attackers hide the payload one step below: event-stream brought flatmap-stream, axios plain-crypto-js, arrayref proc-macro1, each days or hours old.',
  remedy: 'Look at the new dependency first: who published it, what it runs, whether the code uses it at all.',
  severity: 'high',
  confidence: 'high',
  needs: ['newDependencies'],
  uses: ['release'],
  detect: ({ newDependencies, release, now, because }): readonly Draft[] => {
    // What an old release needs and the registry does not have was gone long before this pull request.
    const old = (daysBetween(valueOf(release?.publishedAt), now) ?? 0) > newsDays;
    const young = (newDependencies ?? []).filter((d) => d.kind !== 'dev' && !(old && d.missing) && isYoung(d, now));
    const own = young.filter((d) => d.sameOwner === true);
    const foreign = young.filter((d) => d.sameOwner !== true);
    const drafts: Draft[] = foreign.map((d) => {
      const armed = (d.hooks ?? []).length > 0 && (daysBetween(d.createdAt, now) ?? youngDays) < newbornDays;
      const hooks = armed ? `, and runs ${listed((d.hooks ?? []).map((hook) => hook.kind))} when installed` : '';
      const age = `${ageOf(d, now)}${hooks}`;
      return {
        message: `Brings in ${quote(d.name)}, which ${age}.`,
        because: [because('newDependencies', `${quote(d.name)} ${age}`)],
        severity: armed ? 'critical' : 'high',
      };
    });
    if (own.length > 0) {
      const names = `${listed(own.map((d) => d.name))} of the same owner`;
      const age = own.length === 1 ? ageOf(own[0], now) : 'are days old';
      // Binaries for each platform are packages of their own, and optional: an own owner's new ones are how they are shipped.
      const platforms = own.every((d) => d.kind === 'optional' && d.missing !== true && (d.hooks ?? []).length === 0);
      const severity = platforms ? 'low' : 'medium';
      drafts.push({
        message: `Brings in ${names}, which ${age}.`,
        because: [because('newDependencies', `${names} ${age}`)],
        severity,
      });
    }
    return drafts;
  },
});

function isYoung(d: NewDependency, now: string): boolean {
  if (d.missing === true) return true;
  const age = daysBetween(d.createdAt, now);
  return age !== undefined && age < youngDays;
}

function ageOf(d: NewDependency | undefined, now: string): string {
  if (d === undefined || d.missing === true) return 'is not in the registry';
  const born = daysBetween(d.createdAt, now) ?? 0;
  const use = d.weeklyDownloads === undefined ? '' : `, with ${d.weeklyDownloads} downloads a week`;
  return `first appeared ${sayHours(born * 24)} ago${use}`;
}
