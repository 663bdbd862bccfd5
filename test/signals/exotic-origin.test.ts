import { exoticOrigin } from '../../src/signals/exotic-origin.ts';
import { bump, addition, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const git = { kind: 'git', url: 'https://github.com/quiet/quiet', commit: 'a'.repeat(40) } as const;

describeSignal(exoticOrigin, {
  fires: {
    'when a package moves from the registry to git': [
      evidence({}, bump({ before: { origin: { kind: 'registry' } }, after: { origin: git } })),
      'high',
      'before from a registry',
    ],
    'critical when only the place of a locked release moves': [
      evidence(
        {},
        bump({
          before: { version: '1.2.3', origin: { kind: 'registry' } },
          after: { origin: git, ranges: ['^1.2.0'] },
        }),
      ),
      'critical',
      'the version stays and nothing asks for it',
    ],
    'high when a range asks for the fork of the same version': [
      evidence(
        {},
        bump({
          before: { version: '1.2.3', origin: { kind: 'registry' } },
          after: { origin: git, ranges: ['github:quiet/quiet'] },
        }),
      ),
      'high',
      'before from a registry',
    ],
    'critical when the host imitates that of the registry': [
      evidence({}, addition({ origin: { kind: 'url', url: 'https://npmjs-cdn.example.com/quiet.tgz' } })),
      'critical',
      'made to look like',
    ],
    'when it is fetched without TLS': [
      evidence({}, addition({ origin: { kind: 'url', url: 'http://example.invalid/quiet.tgz' } })),
      'high',
      'http://example.invalid',
    ],
    'medium when a full commit is pinned directly': [
      evidence({}, addition({ origin: git })),
      'medium',
      'https://github.com/quiet/quiet',
    ],
  },
  silent: {
    'when it comes from a registry': evidence(),
    'when git was used before too': evidence(
      {},
      bump({ before: { origin: { ...git, commit: 'b'.repeat(40) } }, after: { origin: git } }),
    ),
    'for a folder of the repository': evidence({}, addition({ origin: { kind: 'path', path: './lib' } })),
  },
  inconclusive: 'the origin is in the file',
});
