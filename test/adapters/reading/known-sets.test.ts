import { knownSets } from '../../../src/adapters/reading/known-sets.ts';
import { readFile } from '../../../src/formats/read.ts';

function setsOf(count: number) {
  const lines = Array.from({ length: count }, (_, index) => `p${index}==1.0.0`);
  return readFile({ path: 'requirements.txt', bytes: Buffer.from(lines.join('\n')) });
}

describe('knownSets', () => {
  it('gives what was read of the same content at the same path', () => {
    const known = knownSets(1_000);
    const sets = setsOf(3);
    known.set('requirements.txt', 'aa', sets);
    expect(known.get('requirements.txt', 'aa')).toBe(sets);
    expect(known.get('dev/requirements.txt', 'aa')).toBeUndefined();
    expect(known.get('requirements.txt', 'bb')).toBeUndefined();
  });

  it('lets go what was not asked for longest when there are too many entries', () => {
    const known = knownSets(250);
    known.set('requirements.txt', 'a', setsOf(80));
    known.set('requirements.txt', 'b', setsOf(80));
    known.get('requirements.txt', 'a');
    known.set('requirements.txt', 'c', setsOf(80));
    expect(['a', 'b', 'c'].map((blob) => known.get('requirements.txt', blob) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('keeps nothing that is larger than all it may keep', () => {
    const known = knownSets(50);
    known.set('requirements.txt', 'a', setsOf(80));
    expect(known.get('requirements.txt', 'a')).toBeUndefined();
  });
});
