import { defineSignal } from './define-signal.ts';

/** Share of the bytes, and in larger packages of the files, that remains at most. */
const emptied = 0.15;
/** With this many files or fewer a package may count as emptied when half of its files are gone. */
const fewFiles = 5;
/** A package of fewer files has nothing to lose. */
const enough = 4;

/** Nearly everything that the release before had is gone. */
export const packageEmptied = defineSignal({
  id: 'package-emptied',
  title: 'Package emptied',
  why: 'An emptied release breaks whoever takes it: faker 6.6.6. It also clears the ground for something else under the name.',
  remedy: 'Stay on the release before, and look for a successor or fork.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['archive'],
  // Of an action only what runs is looked at: that grows and shrinks with how it is written.
  concerns: ({ ecosystem }) => ecosystem !== 'githubactions',
  detect: ({ archive, because }) => {
    const size = archive?.totalSize;
    const count = archive?.fileCount;
    if (size?.before === undefined || count?.before === undefined || count.before < enough) return [];
    const most = count.after <= fewFiles ? count.before / 2 : count.before * emptied;
    if (size.after > size.before * emptied || count.after > most) return [];
    const fact = `${count.before} files before, ${count.after} now`;
    return [{ message: `Nearly empty: ${fact}.`, because: [because('archive', fact)] }];
  },
});
