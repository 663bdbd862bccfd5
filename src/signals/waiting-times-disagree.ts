import type { GuardrailSetting } from '../domain/guardrail.ts';
import { defineGuardrailSignal } from './define-signal.ts';
import { atLine } from './reading/files.ts';
import { quote } from './reading/say.ts';
import { sayHours } from './reading/time.ts';

/** The package managers that can wait, by the name that Dependabot has for what they install. */
const families: Readonly<Record<string, readonly string[]>> = {
  bun: ['bun', 'npm', 'pnpm', 'yarn'],
  bundler: ['bundler'],
  npm: ['bun', 'npm', 'pnpm', 'yarn'],
  pip: ['pip', 'poetry', 'uv'],
  uv: ['pip', 'poetry', 'uv'],
};

/** The update bot waits, and the package manager, which takes what the bot does not propose, waits less or not at all. */
export const waitingTimesDisagree = defineGuardrailSignal({
  id: 'waiting-times-disagree',
  title: 'Update bot waits longer than the package manager',
  why: 'A bot’s waiting time holds for the pull requests that it opens; a refreshed lockfile or an install by hand takes what is newest, transitive packages most of all.',
  remedy:
    'Give the package manager the same waiting time as the bot (pnpm: minimumReleaseAge, npm: min-release-age, yarn: npmMinimalAgeGate, uv: exclude-newer).',
  severity: 'low',
  confidence: 'medium',
  detect: ({ changes, waiting = [], now }) => {
    const touched = new Set(changes.flatMap(({ after }) => (after?.kind === 'update-cooldown' ? [after.path] : [])));
    const ages = waiting.filter(({ kind }) => kind === 'release-age');
    return waiting
      .filter((setting) => setting.kind === 'update-cooldown' && touched.has(setting.path))
      .flatMap((cooldown) => {
        const tools = toolsOf(cooldown);
        const minutes = cooldown.strength ?? 0;
        if (tools === undefined || minutes === 0) return [];
        const own = ages.filter(({ tool }) => tools.includes(tool)).map(({ strength }) => strength);
        // An age that cannot be read may be any.
        if (own.includes(undefined)) return [];
        const longest = Math.max(0, ...own.map((strength) => strength ?? 0));
        if (longest >= minutes) return [];
        const other =
          longest === 0 ? 'no package manager is told to wait' : `the package manager waits ${sayHours(longest / 60)}`;
        const fact = `${quote(cooldown.tool)} waits ${sayHours(minutes / 60)} (${quote(cooldown.key)}) and ${other}`;
        const because = [{ fact, source: cooldown.path, at: now }];
        return [{ message: `${fact}.`, because, path: cooldown.path, ...atLine(cooldown.line) }];
      });
  },
});

/** Which package managers a bot's general waiting time stands beside. Undefined: it is one for some packages, or of an ecosystem without such a setting. */
function toolsOf({ tool, key }: GuardrailSetting): readonly string[] | undefined {
  if (tool === 'renovate') return key === 'minimumReleaseAge' ? Object.values(families).flat() : undefined;
  const [ecosystem = ''] = key.split(' ', 1);
  return key.endsWith(' default-days') && Object.hasOwn(families, ecosystem) ? families[ecosystem] : undefined;
}
