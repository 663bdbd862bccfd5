import { previousRelease, settledBefore } from '../../../src/adapters/registries/resolve.ts';
import { ecosystemOf } from '../../../src/ecosystems/index.ts';
import { history, now } from '../../support/build.ts';

const npm = ecosystemOf('npm');
function versions(...rows: readonly (readonly [string, number])[]): readonly string[] {
  return settledBefore(npm, history(...rows), '1.2.3').map((entry) => entry.version);
}

describe('the releases that show a habit', () => {
  it('leave out those of the day before, which may be of the same attack', () => {
    expect(versions(['1.1.0', 90], ['1.2.0', 60], ['1.2.1', 30], ['1.2.2', 1.02], ['1.2.3', 1])).toEqual([
      '1.2.1',
      '1.2.0',
      '1.1.0',
    ]);
  });

  it('take lower lines in where the own has too few, behind it', () => {
    expect(versions(['0.9.0', 90], ['2.0.0', 80], ['1.2.2', 30], ['1.2.3', 1])).toEqual(['1.2.2', '0.9.0']);
  });

  it('are those of the day where there are no others', () => {
    expect(versions(['1.2.2', 1.1], ['1.2.3', 1])).toEqual(['1.2.2']);
  });
});

describe('the release that an added package is held against', () => {
  const before = (...rows: readonly (readonly [string, number])[]): string | undefined =>
    previousRelease(npm, history(...rows), { version: '1.2.3', seasonedBefore: now });

  it('is the nearest before it in its line that was out for a month', () => {
    expect(before(['1.2.0', 200], ['1.2.1', 40], ['1.2.2', 2], ['1.2.3', 1])).toBe('1.2.1');
    expect(before(['1.2.0', 200], ['1.2.1', 190], ['1.2.3', 100])).toBe('1.2.1');
  });

  it('is of a lower line where its own has none', () => {
    expect(before(['0.9.0', 90], ['1.2.2', 3], ['1.2.3', 1])).toBe('0.9.0');
  });

  it('is none where all are young: the second bad release shows nothing beside the first', () => {
    expect(before(['1.2.2', 20], ['1.2.3', 1])).toBe(undefined);
  });
});
