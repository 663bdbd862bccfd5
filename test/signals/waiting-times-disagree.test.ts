import type { GuardrailComparison } from '../../src/domain/evidence.ts';
import type { GuardrailSetting } from '../../src/domain/guardrail.ts';
import { waitingTimesDisagree } from '../../src/signals/waiting-times-disagree.ts';
import { now } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const day = 1_440;
const bot = (key: string, strength: number, tool = 'dependabot'): GuardrailSetting => ({
  kind: 'update-cooldown',
  tool,
  path: tool === 'renovate' ? 'renovate.json' : '.github/dependabot.yml',
  line: 7,
  key,
  value: String(strength),
  strength,
});
const gate = (tool: string, strength: number | undefined): GuardrailSetting => ({
  kind: 'release-age',
  tool,
  path: '.npmrc',
  key: 'min-release-age',
  value: '?',
  ...(strength === undefined ? {} : { strength }),
});

/** The bot's setting is what changed. */
function comparison(cooldown: GuardrailSetting, ...gates: readonly GuardrailSetting[]): GuardrailComparison {
  const changes = [{ effect: 'tightened', before: undefined, after: cooldown, added: [] }] as const;
  return { now, changes, waiting: [cooldown, ...gates] };
}

const weekly = bot('npm / default-days', 7 * day);

describeSignal(waitingTimesDisagree, {
  fires: {
    'when the bot waits and no package manager does': [
      comparison(weekly, gate('uv', 7 * day)),
      'low',
      'dependabot waits 7 days (npm / default-days) and no package manager is told to wait',
    ],
    'when the package manager waits less': [
      comparison(bot('minimumReleaseAge', 14 * day, 'renovate'), gate('pnpm', 3 * day)),
      'low',
      'renovate waits 14 days (minimumReleaseAge) and the package manager waits 3 days',
    ],
  },
  silent: {
    'when both wait as long': comparison(weekly, gate('yarn', 7 * day)),
    'when the package manager waits longer': comparison(weekly, gate('npm', 14 * day)),
    'when an age cannot be read': comparison(weekly, gate('npm', undefined)),
    'when the tool of the ecosystem cannot wait': comparison(bot('gomod / default-days', 7 * day)),
    'when the waiting time is that of some packages only': comparison(
      bot('packageRules matchPackageNames=x minimumReleaseAge', 7 * day, 'renovate'),
    ),
    'when not all files could be read': { now, changes: comparison(weekly).changes },
    'when nothing about waiting changes': { now, changes: [], waiting: [weekly] },
  },
  inconclusive: 'what cannot be read is not held against anyone',
});
