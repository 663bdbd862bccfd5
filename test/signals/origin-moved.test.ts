import { originMoved } from '../../src/signals/origin-moved.ts';
import { lockfile } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const own = { kind: 'registry', url: 'https://npm.registry.example/quiet/-/quiet-1.2.3.tgz' } as const;
const other = { kind: 'registry', url: 'https://other.example/quiet/-/quiet-1.2.3.tgz' } as const;

describeSignal(originMoved, {
  fires: {
    'when one entry is fetched from another host': [
      lockfile([{ origin: own }, { name: 'b', origin: own }], [{ origin: other }, { name: 'b', origin: own }]),
      'high',
      'quiet was fetched from npm.registry.example and now from other.example',
    ],
    'critical when the other host imitates a registry': [
      lockfile(
        [{ origin: own }, { name: 'b', origin: own }],
        [{ origin: { ...own, url: 'https://npmjs-files.example.com/quiet.tgz' } }, { name: 'b', origin: own }],
      ),
      'critical',
      'made to look like',
    ],
    'when an address loses TLS': [
      lockfile([{ origin: own }], [{ origin: { kind: 'registry', url: 'http://npm.registry.example/quiet.tgz' } }]),
      'high',
      'now from http://npm.registry.example',
    ],
    'medium when the whole file moved together': [
      lockfile(
        [{ origin: own }, { name: 'b', origin: own }, { name: 'c', origin: own }],
        [{ origin: other }, { name: 'b', origin: other }, { name: 'c', origin: other }],
      ),
      'medium',
      'All 3 entries moved',
    ],
    'when one entry falls back to the public registry': [
      lockfile([{ origin: own }], [{ origin: { kind: 'registry' } }]),
      'high',
      'the public registry',
    ],
  },
  silent: {
    'when addresses stayed': lockfile([{ origin: own }], [{ origin: own }]),
    'when the version went up on the same host': lockfile(
      [{ origin: own }],
      [{ version: '1.2.4', origin: { kind: 'registry', url: 'https://npm.registry.example/quiet/-/quiet-1.2.4.tgz' } }],
    ),
    'when addresses are written down for all entries': lockfile(
      [{}, { name: 'b' }],
      [{ origin: own }, { name: 'b', origin: own }],
    ),
    'when addresses are left out for all entries': lockfile(
      [{ origin: own }, { name: 'b', origin: own }],
      [{ origin: { kind: 'registry' } }, { name: 'b', origin: { kind: 'registry' } }],
    ),
    'for a new file': { ...lockfile([], [{ origin: other }]), before: undefined },
  },
  inconclusive: 'both readings are there',
});
