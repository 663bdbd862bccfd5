import type { Dependency, DependencySet, Requirement } from '../../src/domain/dependency.ts';
import type { FileComparison } from '../../src/domain/evidence.ts';
import { unpinnedInstall } from '../../src/signals/unpinned-install.ts';
import { dependency, dependencySet, now, requirement } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const place = { path: 'Dockerfile', line: 4 };
const open = (over: Partial<Requirement> = {}) =>
  requirement({
    ecosystem: 'pypi',
    name: 'quiet',
    range: '',
    command: 'pip install quiet',
    scope: 'build',
    place,
    ...over,
  });
const pinned = (over: Partial<Dependency> = {}) => dependency({ ecosystem: 'pypi', scope: 'build', place, ...over });

function side(over: Partial<DependencySet>): DependencySet {
  return dependencySet({
    path: 'Dockerfile',
    format: 'hidden-installs',
    ecosystem: 'generic',
    kind: 'manifest',
    ...over,
  });
}

function file(
  before: Partial<DependencySet>,
  after: Partial<DependencySet>,
  over: Partial<FileComparison> = {},
): FileComparison {
  return { now, path: 'Dockerfile', before: side(before), after: side(after), siblings: [], changes: [], ...over };
}

const manifest = dependencySet({
  path: 'pyproject.toml',
  kind: 'manifest',
  requirements: [requirement({ ecosystem: 'pypi' })],
});

describeSignal(unpinnedInstall, {
  fires: {
    'low when a command installs any version': [
      file({}, { requirements: [open()] }),
      'low',
      'whatever version there is: pip install quiet',
    ],
    'low when it installs a range': [file({}, { requirements: [open({ range: '>=2' })] }), 'low', 'quiet at >=2'],
    'medium when a pin is loosened': [
      file({ dependencies: [pinned()] }, { requirements: [open()] }),
      'medium',
      'before at exactly 1.2.3',
    ],
    'for a model without a revision': [
      file({}, { format: 'huggingface-references', requirements: [open({ ecosystem: 'huggingface', name: 'org/m' })] }),
      'low',
      'org/m',
    ],
  },
  silent: {
    'when it stood there before': file(
      { requirements: [open()] },
      { requirements: [open({ range: '>1', place: { ...place, line: 8 } })] },
    ),
    'when the version is exact': file({}, { dependencies: [pinned()] }),
    'when a pin is added': file({ requirements: [open()] }, { dependencies: [pinned()] }),
    'for a manifest’s own ranges': file({}, { requirements: [requirement()] }),
    'for what a manifest of the pull request declares': file(
      {},
      { requirements: [open()] },
      { siblings: [{ before: undefined, after: manifest }] },
    ),
    'for Homebrew, which has no versions to ask for': file({}, { requirements: [open({ ecosystem: 'generic' })] }),
    'for an assistant’s tools': file({}, { format: 'agent-tools', requirements: [open()] }),
    'when the file is gone': { ...file({}, {}), after: undefined },
  },
  inconclusive: 'the command is in the file',
});
