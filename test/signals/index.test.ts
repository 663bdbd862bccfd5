import { defaultPolicy } from '../../src/policy/default.ts';
import { families, pairs } from '../../src/risk/weights.ts';
import { factsFor, signals } from '../../src/signals/index.ts';

describe('the table of signals', () => {
  const ids = signals.map((signal) => signal.id);

  it('is sorted and names every signal once', () => {
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  it('has a row in the default policy for every signal and none beside', () => {
    expect(Object.keys(defaultPolicy.signals)).toEqual(ids);
  });

  it('knows every signal that the weights speak of', () => {
    const weighed = [...Object.values(families).flat(), ...pairs.flatMap((pair) => [...pair.one, ...pair.other])];
    expect(weighed.filter((id) => !signals.some((signal) => signal.id === id))).toEqual([]);
  });

  it('carries words that a person can act on', () => {
    for (const { id, title, why, remedy } of signals) {
      expect(`${id}: ${title}`).toMatch(/^[a-z]+(?:-[a-z]+)*: [A-Z]/);
      expect(why.length).toBeGreaterThan(30);
      expect(remedy).toMatch(/[.?]$/);
    }
  });

  it('asks for no fact of a signal that is off', () => {
    const some = signals.filter(({ id }) => id === 'known-malware');
    expect([...factsFor(some)].toSorted()).toEqual(['advisories', 'remedy', 'resolution']);
  });
});
