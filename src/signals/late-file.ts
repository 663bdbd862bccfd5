import type { ReleaseFile } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { listed } from './reading/say.ts';
import { daysBetween, sayHours } from './reading/time.ts';

const lateDays = 2;
const newsDays = 30;

/** A file that was added to a release long after it came out. */
export const lateFile = defineSignal({
  id: 'late-file',
  title: 'File added to an old release',
  why: 'PyPI lets an owner add files to a release at any time: an old, trusted version can gain a wheel that installers prefer.',
  remedy: 'Pin the files by hash to those that you know, and ask the project about the new one.',
  severity: 'high',
  confidence: 'medium',
  ecosystems: ['pypi'],
  needs: ['release'],
  detect: ({ release, now, because }) => {
    if (release === undefined) return [];
    if (release.files.state === 'unknown') return { inconclusive: release.files.reason };
    const files = (valueOf(release.files) ?? []).filter((f) => f.uploadedAt !== undefined);
    const first = files.map((f) => f.uploadedAt ?? '').toSorted()[0];
    if (first === undefined) return [];
    const late = files.filter(
      (f) =>
        (daysBetween(first, f.uploadedAt ?? '') ?? 0) > lateDays && (daysBetween(f.uploadedAt, now) ?? 0) < newsDays,
    );
    const newest = late
      .map((f) => f.uploadedAt ?? '')
      .toSorted()
      .at(-1);
    if (newest === undefined) return [];
    const after = sayHours((daysBetween(first, newest) ?? 0) * 24);
    const fact = `${listed(late.map((f) => f.name))} came ${after} after the release`;
    const platformOnly = late.every(forOnePlatform);
    return [{ message: `${fact}.`, because: [because('release', fact)], severity: platformOnly ? 'low' : 'high' }];
  },
});

/** Wheels for a new interpreter or platform are added late as a habit; pure wheels and source archives are not. */
function forOnePlatform(file: ReleaseFile): boolean {
  return file.name.endsWith('.whl') && !file.name.endsWith('-none-any.whl');
}
