import { manifestLockDisagreement } from '../../src/signals/manifest-lock-disagreement.ts';
import type { Dependency, DependencySet } from '../../src/domain/dependency.ts';
import type { FileComparison } from '../../src/domain/evidence.ts';
import { dependency, requirement, dependencySet, lockfile } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function manifest(range: string) {
  return dependencySet({ path: 'package.json', kind: 'manifest', requirements: [requirement({ range })] });
}
function beside(range: string, after: Parameters<typeof lockfile>[1]) {
  return lockfile([{ version: '1.2.2' }], after, {
    siblings: [{ before: manifest('^1.2.0'), after: manifest(range) }],
  });
}
function old() {
  return lockfile([{ version: '1.2.2' }], [{ version: '1.2.2' }], {
    siblings: [{ before: manifest('^2.0.0'), after: manifest('^2.0.0') }],
  });
}

/** The lockfile is deleted, and something happens to the files beside it. */
function gone(siblings: FileComparison['siblings'] = []) {
  return { ...lockfile([{ version: '1.2.2' }], []), after: undefined, siblings };
}
const at = (path: string, kind: 'lockfile' | 'manifest') =>
  dependencySet({ path, kind, dependencies: [dependency({})] });

/** A lockfile that changes while the manifest beside it, of these entries, does not. */
function lockOnly(
  entries: Partial<Pick<DependencySet, 'dependencies' | 'requirements' | 'workspaces'>>,
  after: Parameters<typeof lockfile>[1],
  format = 'package-lock',
): FileComparison {
  const { before, after: is, ...rest } = lockfile([{ version: '1.2.2' }], after);
  const same = dependencySet({ path: 'package.json', kind: 'manifest', format: 'package-json', ...entries });
  return {
    ...rest,
    before: before && { ...before, format },
    after: is && { ...is, format },
    siblings: [{ before: same, after: same }],
  };
}
const pinned = (version: string) => dependency({ version, place: { path: 'package.json', line: 4 } });

const fork = { kind: 'git', url: 'https://github.com/other/quiet', commit: 'a'.repeat(40) } as const;

/** A Cargo.lock whose entry moves from the registry to a fork, beside a manifest that asks for this. */
function forked(asks: Partial<Pick<DependencySet, 'requirements' | 'problems'>>, after: Partial<Dependency> = {}) {
  const cargo = { ecosystem: 'cargo', direct: false } as const;
  const {
    before,
    after: is,
    ...rest
  } = lockfile([{ ...cargo, version: '1.2.3' }], [{ ...cargo, version: '1.2.3', origin: fork, ...after }]);
  const same = dependencySet({ path: 'Cargo.toml', kind: 'manifest', ecosystem: 'cargo', ...asks });
  return {
    ...rest,
    before: before && { ...before, ecosystem: 'cargo' as const },
    after: is && { ...is, ecosystem: 'cargo' as const },
    siblings: [{ before: same, after: same }],
  };
}

/** The manifest's own comparison, the lockfile beside it. */
function alone(range: string, ...[before, after]: Parameters<typeof lockfile>): FileComparison {
  const lock = lockfile(before, after);
  return {
    ...lock,
    path: 'package.json',
    before: manifest('^1.2.0'),
    after: manifest(range),
    siblings: [{ before: lock.before, after: lock.after }],
  };
}

describeSignal(manifestLockDisagreement, {
  fires: {
    'when the lock has a version that the range does not admit': [
      beside('^2.0.0', [{ version: '1.2.3' }]),
      'medium',
      'the lockfile has 1.2.3',
    ],
    'when the lock lacks what the manifest newly asks for': [
      beside('^2.0.0', [{ name: 'other' }]),
      'medium',
      'which the lockfile does not have',
    ],
    'when the manifest asks for something new and its lockfile stays': [
      alone('^2.0.0', [{ version: '1.2.2' }], [{ version: '1.2.2' }]),
      'medium',
      'leaves package-lock.json as it was, the lockfile has 1.2.2',
    ],
    'when the lockfile is deleted and its manifest stays': [gone(), 'medium', 'The lockfile is gone'],
    'when a lockfile edited alone leaves the range that the unchanged manifest admits': [
      lockOnly({ requirements: [requirement({ range: '^1.2.0' })] }, [{ version: '2.0.0' }]),
      'medium',
      'package.json asks for quiet ^1.2.0, the lockfile has 2.0.0',
    ],
    'when a lockfile edited alone has another version than the one that is asked for': [
      lockOnly({ dependencies: [pinned('1.2.2')] }, [{ version: '1.2.3' }]),
      'medium',
      'package.json asks for quiet 1.2.2, the lockfile has 1.2.3',
    ],
    'when a lockfile edited alone takes for asked for what the manifest does not name': [
      lockOnly({ requirements: [requirement({ range: '^1.2.0' })] }, [{ version: '1.2.3' }, { name: 'smuggled' }]),
      'medium',
      'takes smuggled 1.2.3 for asked for by the project',
    ],
    'high when an entry moves from the registry to an address that the manifest does not name': [
      forked({}),
      'high',
      'takes quiet 1.2.3 from an address that no manifest beside it names',
    ],
    'when the manifest of another folder goes with it': [
      gone([{ before: at('web/package.json', 'manifest'), after: undefined }]),
      'medium',
      'of what it held (1)',
    ],
  },
  silent: {
    'when the lockfile holds what the manifest newly asks for': alone(
      '>=1.0.0',
      [{ version: '1.2.2' }],
      [{ version: '1.2.2' }],
    ),
    'when the lockfile changes too and is judged by itself': alone(
      '^2.0.0',
      [{ version: '1.2.2' }],
      [{ version: '1.2.3' }],
    ),
    'when the manifest is deleted with its lockfile': gone([{ before: manifest('^1.2.0'), after: undefined }]),
    'when the lockfile of a workspace gives way to that of the root': {
      ...gone([{ before: undefined, after: at('package-lock.json', 'lockfile') }]),
      path: 'packages/a/package-lock.json',
    },
    'when an override decides what the lockfile holds': lockOnly(
      {
        requirements: [requirement({ range: '^1.2.0' })],
        dependencies: [dependency({ version: '2.0.0', direct: false, scope: 'unknown', marker: 'overrides' })],
      },
      [{ version: '2.0.0' }],
    ),
    'when the version that is asked for is one of several copies': lockOnly({ dependencies: [pinned('1.2.2')] }, [
      { version: '1.2.2' },
      { version: '1.2.3' },
    ]),
    'when a package came that nobody says the project asks for': lockOnly(
      { requirements: [requirement({ range: '^1.2.0' })] },
      [{ version: '1.2.3' }, { name: 'below', direct: false }],
    ),
    'when a workspace has members that may ask for it': lockOnly(
      { requirements: [requirement({ range: '^1.2.0' })], workspaces: ['packages/*'] },
      [{ version: '1.2.3' }, { name: 'other' }],
    ),
    'when a local folder may ask for it': lockOnly(
      {
        requirements: [
          requirement({ range: '^1.2.0' }),
          requirement({ name: 'lib', origin: { kind: 'path', path: 'lib' } }),
        ],
      },
      [{ version: '1.2.3' }, { name: 'other' }],
    ),
    'when the format does not say itself what is asked for': lockOnly(
      { requirements: [requirement({ range: '^1.2.0' })] },
      [{ version: '1.2.3' }, { name: 'other' }],
      'yarn-v1',
    ),
    'when a patch of the manifest asks for the fork': forked({
      requirements: [requirement({ ecosystem: 'cargo', range: '', origin: fork })],
    }),
    'when the manifest takes something else from the same repository': forked({
      requirements: [
        requirement({ ecosystem: 'cargo', name: 'loud', range: '', origin: { ...fork, url: `${fork.url}.git` } }),
      ],
    }),
    'when the version moves with the address': forked({}, { version: '1.3.0' }),
    'when the manifest could not be read to its end': forked({
      problems: [{ code: 'too-large', message: 'Read in part.', path: 'Cargo.toml' }],
    }),
    'when they agree': beside('^1.2.0', [{ version: '1.2.3' }]),
    'when one of several copies fits': beside('^1.2.0', [{ version: '0.9.0' }, { version: '1.2.3' }]),
    'when the range cannot be read': beside('latest', [{ version: '1.2.3' }]),
    'when the manifest did not change with it': lockfile([{}], [{ version: '9.9.9' }]),
    'when they disagreed before already': old(),
  },
  inconclusive: 'both files are there',
});
