import { unknown } from '../../src/domain/known.ts';
import { scorecardLow } from '../../src/signals/scorecard-low.ts';
import { addition, evidence, fact, release } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const scored = (score: number) =>
  release({ scorecard: fact({ project: 'github.com/o/r', score, lowest: ['Maintained', 'Code-Review'] }) });

describeSignal(scorecardLow, {
  fires: {
    'for a new package of a badly kept project': [
      evidence({ release: scored(2.44) }, addition()),
      'low',
      'Scorecard gives github.com/o/r 2.4 of 10; lowest: Maintained and Code-Review.',
    ],
  },
  silent: {
    'when the score is not low': evidence({ release: scored(3) }, addition()),
    'for a package that was there before': evidence({ release: scored(1) }),
    'when nobody was asked': evidence({}, addition()),
  },
  inconclusive: {
    'when the service did not answer': evidence(
      { release: release({ scorecard: unknown('deps.dev is away', 'deps.dev') }) },
      addition(),
    ),
  },
});
