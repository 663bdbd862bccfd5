import { unknown } from '../../src/domain/known.ts';
import { lateFile } from '../../src/signals/late-file.ts';
import { daysAgo, fact, bump, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const change = bump({ after: { ecosystem: 'pypi' } });
function file(name: string, days: number) {
  return { name, kind: 'bdist_wheel', uploadedAt: daysAgo(days), hashes: [], url: `https://files.example/${name}` };
}
const sdist = file('quiet-1.2.3.tar.gz', 400);

describeSignal(lateFile, {
  fires: {
    'when a pure wheel joins an old release': [
      evidence({ release: release({ files: fact([sdist, file('quiet-1.2.3-py3-none-any.whl', 1)]) }) }, change),
      'high',
      'after the release',
    ],
    'low when a wheel for one platform joins': [
      evidence(
        { release: release({ files: fact([sdist, file('quiet-1.2.3-cp315-cp315-win_amd64.whl', 1)]) }) },
        change,
      ),
      'low',
      'cp315',
    ],
  },
  silent: {
    'when all files came together': evidence({ release: release({ files: fact([sdist]) }) }, change),
    'when the late file is old news': evidence(
      { release: release({ files: fact([sdist, file('quiet-1.2.3-py3-none-any.whl', 200)]) }) },
      change,
    ),
    'for other ecosystems': evidence(),
  },
  inconclusive: {
    'when the index does not list the files': evidence(
      { release: release({ files: unknown('the index has no file list') }) },
      change,
    ),
  },
});
