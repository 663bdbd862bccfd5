import { loadPopular } from '../../../src/adapters/names/popular.ts';
import { lookalikesFrom } from '../../../src/adapters/names/lookalikes.ts';
import type { EcosystemId } from '../../../src/domain/package.ts';
import { findLookalikes, indexNames } from '../../../src/ecosystems/names/lookalikes.ts';
import { distanceWithin, skeletonOf } from '../../../src/ecosystems/names/spelling.ts';
import { addition, now } from '../../support/build.ts';

const lists = await loadPopular();
const indexes = new Map(lists.map((list) => [list.ecosystem, indexNames(list.ecosystem, list.names)]));

function nearest(ecosystem: EcosystemId, name: string): string | undefined {
  const index = indexes.get(ecosystem);
  const first = index && findLookalikes(name, index)[0];
  return first && `${first.how} ${first.of}`;
}

describe('look-alikes', () => {
  it.each([
    ['npm', 'lodahs', 'distance lodash'],
    ['npm', 'electorn', 'distance electron'],
    ['npm', 'crossenv', 'separator cross-env'],
    ['npm', '1odash', 'homoglyph lodash'],
    ['npm', 'expreѕs', 'homoglyph express'],
    ['npm', '@typs/node', 'scope @types/node'],
    ['npm', 'react-dom-core', 'prefix react-dom'],
    ['npm', 'table-cli3', undefined],
    ['pypi', 'colourama', 'distance colorama'],
    ['pypi', 'python3-dateutil', 'distance python-dateutil'],
    ['pypi', 'openai-python', 'prefix openai'],
    ['pypi', 'dateutil-python', 'swap python-dateutil'],
    ['cargo', 'rustdecimal', 'separator rust_decimal'],
    ['cargo', 'proc-macro1', 'distance proc-macro2'],
    ['nuget', 'sharp7extend', 'prefix sharp7'],
    ['nuget', 'stripeapi.net', 'prefix stripe.net'],
    ['golang', 'github.com/boltdb-go/bolt', 'owner github.com/boltdb/bolt'],
    ['golang', 'github.com/siruspen/logrus', 'owner github.com/sirupsen/logrus'],
    ['githubactions', 'action/checkout', 'owner actions/checkout'],
    ['golang', 'github.com/shopsprint/decimal', 'owner github.com/shopspring/decimal'],
    ['maven', 'org.fasterxml.jackson.core:jackson-databind', 'owner com.fasterxml.jackson.core:jackson-databind'],
    ['maven', 'com.fasterxm.jackson.core:jackson-core', 'owner com.fasterxml.jackson.core:jackson-core'],
    ['maven', 'org.example:jackson-core', undefined],
    ['maven', 'io.github.someone:caffeine', undefined],
    ['maven', 'io.github.someone:docker-java', 'owner com.github.docker-java:docker-java'],
    ['maven', 'io.github.someone:jackson-core', 'owner com.fasterxml.jackson.core:jackson-core'],
  ] as const)('of %s find for %s: %s', (ecosystem, name, expected) => {
    expect(nearest(ecosystem, name)).toBe(expected);
  });

  it.each([
    ['npm', 'lodash'],
    ['npm', 'redux-form'],
    ['npm', 'eslint-plugin-n'],
    ['npm', '@img/colour'],
    ['npm', 'lodash-es'],
    ['npm', 'vite-node'],
    ['pypi', 'types-requests'],
    ['pypi', 'pytest-django'],
    ['cargo', 'tokio-stream'],
    ['golang', 'github.com/hashicorp/go-uuid'],
    ['githubactions', 'myorg/checkout'],
  ] as const)('of %s leave %s alone', (ecosystem, name) => {
    expect(nearest(ecosystem, name)).toBeUndefined();
  });

  it('never hold two popular names against each other', () => {
    for (const [ecosystem, index] of indexes)
      for (const name of index.names)
        expect([ecosystem, name, findLookalikes(name, index)]).toEqual([ecosystem, name, []]);
  });

  it('take no notice of a name that no registry admits', () => {
    expect(nearest('npm', 'x'.repeat(5_000))).toBeUndefined();
  });

  it('cannot tell for ecosystems without a list', async () => {
    const source = lookalikesFrom(lists);
    const ask = (ecosystem: EcosystemId) =>
      source.collect(
        {
          change: addition({ ecosystem, name: 'colourama' }),
          now,
          wanted: new Set(),
          after: undefined,
          before: undefined,
          found: {},
        },
        { signal: new AbortController().signal, left: () => 1_000 },
      );
    expect((await ask('pypi')).lookalikes).toMatchObject({ state: 'known', value: [{ of: 'colorama' }] });
    expect((await ask('conan')).lookalikes).toMatchObject({ state: 'unknown' });
    expect(source.use()).toEqual({ asked: 2, failed: 0 });
  });
});

describe('the distance of two spellings', () => {
  it('counts a swap of neighbours once and stops beyond its limit', () => {
    expect(distanceWithin('abcd', 'abdc', 2)).toBe(1);
    expect(distanceWithin('colorama', 'colourama', 2)).toBe(1);
    expect(distanceWithin('kitten', 'sitting', 2)).toBe(3);
    expect(distanceWithin('', 'ab', 2)).toBe(2);
    expect(distanceWithin('a', 'abcdef', 2)).toBe(3);
  });

  it('reads look-alike characters as the eye does', () => {
    expect(skeletonOf('g00gle')).toBe(skeletonOf('google'));
    expect(skeletonOf('rnoment')).toBe(skeletonOf('moment'));
    expect(skeletonOf('раypal')).toBe(skeletonOf('paypal'));
  });
});
