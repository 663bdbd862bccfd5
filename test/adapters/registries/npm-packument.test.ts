import { readPackument } from '../../../src/adapters/registries/npm-packument.ts';

function packument(time: Readonly<Record<string, string>>): Buffer {
  const versions = Object.fromEntries(
    Object.keys(time)
      .filter((key) => key !== 'created' && key !== 'modified')
      .map((version) => [version, { name: 'quiet', version }]),
  );
  return Buffer.from(JSON.stringify({ name: 'quiet', 'dist-tags': {}, versions, time }));
}

const datesOf = (time: Readonly<Record<string, string>>) =>
  readPackument(packument(time), { name: 'quiet', pick: () => [] }).entries.map((entry) => entry.publishedAt);

describe('the dates of a packument', () => {
  it('are those of publication where the registry says when the package was created', () => {
    expect(
      datesOf({ created: '2020-01-01T00:00:00Z', '1.0.1': '2021-01-01T00:00:00Z', '1.0.0': '2022-01-01T00:00:00Z' }),
    ).toEqual(['2021-01-01T00:00:00.000Z', '2022-01-01T00:00:00.000Z']);
  });

  it('are taken from a registry that leaves `created` out, as long as they can be true', () => {
    expect(datesOf({ '1.0.0': '2021-01-01T00:00:00Z', '1.0.1': '2022-01-01T00:00:00Z' })).toEqual([
      '2021-01-01T00:00:00.000Z',
      '2022-01-01T00:00:00.000Z',
    ]);
  });

  it('are not believed where a mirror shows when it first saw each version', () => {
    expect(
      datesOf({ '3.3.2': '2024-02-27T16:27:06Z', '3.3.0': '2024-03-05T04:00:23Z', '3.3.1': '2024-11-22T23:22:24Z' }),
    ).toEqual([undefined, undefined, undefined]);
  });
});
