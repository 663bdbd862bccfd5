import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';

/** Fewer earlier publishers say nothing about a habit. */
const enough = 3;

/** The people who may publish are other ones than before. */
export const maintainersChanged = defineSignal({
  id: 'maintainers-changed',
  title: 'Owners changed',
  why: 'A package changes hands before it is abused: event-stream was given away on request, strong_password’s sole owner became an empty account.',
  remedy: 'Find the hand-over in the project’s repository, or stay on the release before it.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['owners'],
  uses: ['history'],
  detect: ({ owners, history, because }) => {
    if (owners === undefined) return [];
    const now = new Set(owners.accounts.map((a) => a.name));
    const earlier = owners.before?.accounts.map((a) => a.name);
    if (earlier !== undefined) {
      const joined = [...now].filter((name) => !earlier.includes(name));
      const left = earlier.filter((name) => !now.has(name));
      if (joined.length === 0) return [];
      const fact = `New owners since ${owners.before?.at.slice(0, 10) ?? ''}: ${listed(joined)}`;
      const gone = left.length === 0 ? '' : `; no longer: ${listed(left)}`;
      const all = left.length > 0 && left.length === earlier.length;
      return [{ message: `${fact}${gone}.`, because: [because('owners', fact)], severity: all ? 'high' : 'low' }];
    }
    const published = (history?.releases ?? []).filter((e) => e.publisher !== undefined && e.trusted !== true);
    const people = [...new Set(published.map((e) => e.publisher ?? ''))];
    const old = [...new Set(published.slice(0, -1).map((e) => e.publisher ?? ''))];
    const stranger = people.length > old.length || old.length > 1;
    if (published.length <= enough || !stranger || now.size === 0) return [];
    const settled = published.slice(0, Math.ceil(published.length / 2)).map((e) => e.publisher ?? '');
    if (settled.some((name) => now.has(name))) return [];
    const fact = `None of the accounts that published the earlier releases (${listed([...new Set(settled)])}) is an owner now`;
    return [{ message: `${fact}.`, because: [because('owners', fact)], confidence: 'low' }];
  },
});
