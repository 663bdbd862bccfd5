import { newNotes } from '../../../../src/adapters/artifacts/unpack/entry.ts';
import { NameWatch } from '../../../../src/adapters/artifacts/unpack/names.ts';
import { growthOf, linear } from '../../../support/growth.ts';

function seeing(links: number, files: number): readonly string[] {
  const notes = newNotes();
  const watch = new NameWatch(notes);
  const entry = { size: 1, executable: false } as const;
  for (let n = 0; n < links; n += 1) watch.see({ ...entry, path: `p/link${n}`, kind: 'symlink', link: 'a' });
  for (let n = 0; n < files; n += 1) watch.see({ ...entry, path: `p/folder/file${n}`, kind: 'file' });
  watch.see({ ...entry, path: 'p/link1/deep/file', kind: 'file' });
  return [...notes.ambiguities];
}

describe('NameWatch', () => {
  it('sees a file below a link among many', () => {
    expect(seeing(300, 300)).toEqual(['a file below a link: p/link1/deep/file']);
  });

  it('takes time by the number of names, not of links times files', () => {
    expect(growthOf((n) => seeing(n, n), 400)).toBeLessThan(linear);
  });
});
