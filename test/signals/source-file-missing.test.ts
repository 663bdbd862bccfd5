import type { SourceFiles } from '../../src/domain/facts.ts';
import { sourceFileMissing } from '../../src/signals/source-file-missing.ts';
import { evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

type File = SourceFiles['files'][number];

const added = (path: string, over: Partial<File> = {}): File => ({
  path,
  state: 'added',
  code: true,
  reach: 'import',
  inTree: 'absent',
  ...over,
});
const kept = (path: string, over: Partial<File> = {}): File => ({
  ...added(path),
  state: 'kept',
  reach: 'unknown',
  inTree: 'same',
  ...over,
});
const text = (path: string, over: Partial<File> = {}) => kept(path, { code: false, ...over });
const fromSource = [kept('index.js'), kept('lib/a.js'), kept('lib/b.js'), kept('lib/c.js')];
const built = { inTree: 'absent' } as const;
const of = (...files: readonly File[]) =>
  evidence({ sourceFiles: { repository: 'quiet/quiet', tag: 'v1.2.3', commit: 'a'.repeat(40), files } });

describeSignal(sourceFileMissing, {
  fires: {
    'high for what runs at install and is not in the tag': [
      of(added('setup.mjs', { reach: 'install' }), ...fromSource),
      'high',
      'setup.mjs runs by itself and is not in quiet/quiet at v1.2.3',
    ],
    'high for what runs at every start beside code that is the source’s': [
      of(added('quiet_init.pth', { reach: 'startup' }), kept('quiet/a.py'), kept('quiet/b.py'), kept('quiet/c.py')),
      'high',
      'quiet_init.pth runs by itself',
    ],
    'high for a hook at the root of a package whose code is built elsewhere': [
      of(added('setup.mjs', { reach: 'install' }), text('README.md'), kept('esm/a.js', built), kept('esm/b.js', built)),
      'high',
      'setup.mjs',
    ],
    'medium for code that is imported': [of(added('lib/d.js'), ...fromSource), 'medium', 'lib/d.js is not in'],
    'medium for code in a new folder': [
      of(added('lib/inner/d.js'), added('lib/inner/e.js'), ...fromSource),
      'medium',
      'lib/inner/d.js and lib/inner/e.js are not in',
    ],
    'low for code that is another than in the tag': [
      of(kept('index.js', { state: 'changed', reach: 'import', inTree: 'other' }), ...fromSource.slice(1)),
      'low',
      'index.js has other content',
    ],
  },
  silent: {
    'when the source has everything': of(added('lib/d.js', { inTree: 'same' }), ...fromSource),
    'when the new file is compiled from one of the source': of(
      added('lib/d.js', { inTree: 'compiled' }),
      ...fromSource,
    ),
    'when the folder has always held the output of a build': of(
      added('lib/d.js'),
      ...['a', 'b', 'c'].map((name) => kept(`lib/${name}.js`, built)),
      ...['d', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o'].map((name) => kept(`src/${name}.js`)),
    ),
    'when a hook lies among the output of a build': of(
      added('install.js', { reach: 'install' }),
      text('README.md'),
      kept('index.js', built),
      kept('util.js', built),
    ),
    'when less than four fifths of the other code come from the source': of(
      added('lib/d.js'),
      kept('lib/a.js'),
      kept('lib/b.js'),
      kept('lib/c.js'),
      kept('x.js', built),
    ),
    'when there is too little to compare with': of(added('lib/d.js'), kept('lib/a.js')),
    'when nothing loads the new file': of(added('lib/d.js', { reach: 'unknown' }), ...fromSource),
    'when most files differ, as after a build step': of(
      kept('a.js', { state: 'changed', reach: 'import', inTree: 'other' }),
      kept('b.js', { inTree: 'other' }),
      kept('c.js', { inTree: 'other' }),
      kept('d.js'),
      kept('e.js'),
    ),
    'when there was nothing to ask': evidence({ sourceFiles: 'absent' }),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ sourceFiles: 'unknown' }) },
});
