import { borrowedRepository } from '../../src/signals/borrowed-repository.ts';
import { addition, daysAgo, evidence, history } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const elder = { fullName: 'loud/fast_log', archived: false, createdAt: daysAgo(2_000) };
const untagged = { repository: 'loud/fast_log', tag: undefined, earlierTagged: 0, earlierChecked: 1 };
const young = { history: history(['1.2.3', 9]), popularity: { weeklyDownloads: 60 } };
const added = addition({ ecosystem: 'cargo', name: 'faster_log' });

describeSignal(borrowedRepository, {
  fires: {
    'when a new name points at an older project that does not know it': [
      evidence({ ...young, repository: elder, sourceTag: untagged }, added),
      'high',
      'loud/fast_log',
    ],
    'although the older project has the tag, when the name imitates that project': [
      evidence({ ...young, repository: elder, lookalikes: [{ of: 'fast_log', how: 'distance', rank: 2 }] }, added),
      'high',
      '5 years older',
    ],
  },
  silent: {
    'when the repository was made for the package': evidence(
      { ...young, repository: { ...elder, createdAt: daysAgo(12) }, sourceTag: untagged },
      added,
    ),
    'when the project tagged the release': evidence({ ...young, repository: elder }, added),
    'when the names have nothing in common': evidence(
      { ...young, repository: { ...elder, fullName: 'loud/monorepo' }, sourceTag: untagged },
      added,
    ),
    'when it is the package of that name': evidence(
      { ...young, repository: elder, sourceTag: untagged },
      addition({ ecosystem: 'cargo', name: 'fast_log' }),
    ),
    'when many use the package': evidence(
      { ...young, popularity: { weeklyDownloads: 900_000 }, repository: elder, sourceTag: untagged },
      added,
    ),
    'for a bump': evidence({ ...young, repository: elder, sourceTag: untagged }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ history: 'unknown' }, added) },
});
