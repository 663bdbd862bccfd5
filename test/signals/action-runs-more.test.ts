import type { Evidence } from '../../src/domain/evidence.ts';
import { actionRunsMore } from '../../src/signals/action-runs-more.ts';
import { archive, bump, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const sha = 'a'.repeat(40);
const change = bump({
  before: { ecosystem: 'githubactions', name: 'quiet/action', version: 'v1' },
  after: { ecosystem: 'githubactions', name: 'quiet/action', version: 'v2' },
});

function runs(before: readonly (readonly [string, string])[], after: typeof before): Evidence {
  const hooks = (of: typeof before) => of.map(([field, command]) => ({ kind: `runs.${field}`, command }));
  return evidence({ archive: archive({ hooks: { before: hooks(before), after: hooks(after) } }) }, change);
}

const main = ['main', 'dist/index.js'] as const;

describeSignal(actionRunsMore, {
  fires: {
    'for a program before the job': [runs([main], [main, ['pre', 'dist/pre.js']]), 'medium', 'dist/pre.js before the'],
    'for a program after the job, as a note': [
      runs([main], [main, ['post', 'dist/post.js']]),
      'low',
      'after the steps',
    ],
    'for a published image in place of a built one': [
      runs([['image', 'Dockerfile']], [['image', 'docker://ghcr.io/a/b:1']]),
      'medium',
      'where it built Dockerfile',
    ],
    'for an image of another name': [
      runs([['image', 'docker://a/b:1']], [['image', 'docker://a/c:1']]),
      'medium',
      'where it ran',
    ],
    'for an action of other people by tag': [runs([], [['uses', 'else/tool@v1']]), 'medium', 'else/tool@v1'],
    'for an action of other people by commit, as a note': [
      runs([], [['uses', `else/tool@${sha}`]]),
      'low',
      'else/tool',
    ],
  },
  silent: {
    'when what runs is the same': runs([main, ['post', 'a.js']], [main, ['post', 'b.js']]),
    'when the image only has another tag': runs(
      [['image', 'docker://a:5000/b:1']],
      [['image', 'docker://a:5000/b:2@sha256:0']],
    ),
    'when it uses its owner’s or the same people’s actions': runs(
      [['uses', 'else/tool@v1']],
      [
        ['uses', 'else/other@v1'],
        ['uses', 'quiet/helper@v1'],
        ['uses', './sub'],
      ],
    ),
    'when there is nothing to compare with': evidence(
      { archive: archive({ before: undefined, hooks: { before: [], after: [{ kind: 'runs.pre', command: 'a' }] } }) },
      change,
    ),
    'for packages of registries': evidence({
      archive: archive({ hooks: { before: [], after: [{ kind: 'runs.pre', command: 'a' }] } }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }, change) },
});
