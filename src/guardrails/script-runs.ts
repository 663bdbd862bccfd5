import type { AddedOrChanged } from '../domain/change.ts';
import { versionText } from '../domain/dependency.ts';
import type { ScriptRuns } from '../domain/evidence.ts';
import type { GuardrailSetting } from '../domain/guardrail.ts';

/** The package manager that writes a lockfile of this name. */
const managers: Readonly<Record<string, string>> = {
  'bun.lock': 'bun',
  'npm-shrinkwrap.json': 'npm',
  'package-lock.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
};

/**
 * Whether this repository's package manager would run the install script of a changed package, as far as its own settings say: `no` where scripts are
 * switched off or an allow-list leaves the package out, `yes` where the list names it, else `unknown`: defaults differ between versions
 * (npm 12, pnpm 10 and bun block by themselves, older ones do not).
 */
export function scriptRuns(change: AddedOrChanged, settings: readonly GuardrailSetting[]): ScriptRuns {
  const slash = change.path.lastIndexOf('/');
  const tool = managers[change.path.slice(slash + 1)];
  if (tool === undefined) return { runs: 'unknown' };
  const near = settings.filter((setting) => governs(setting, tool, change.path.slice(0, slash + 1)));
  const off = near.find((setting) => setting.kind === 'scripts-blocked' && isSwitchOff(setting));
  if (off) return { runs: 'no', why: `${off.path} sets ${off.key}` };
  const lists = near.filter((setting) => setting.kind === 'script-allow-list');
  const [first] = lists;
  if (!first) return { runs: 'unknown' };
  const listed = lists.find((setting) => (setting.names ?? []).some((name) => admits(name, change)));
  return listed
    ? { runs: 'yes', why: `${listed.key} of ${listed.path} lists it` }
    : { runs: 'no', why: `${first.key} of ${first.path} does not list it` };
}

/** pnpm and yarn 1 read `.npmrc` too. A setting counts for its own folder and the folders below. */
function governs(setting: GuardrailSetting, tool: string, folder: string): boolean {
  const own = setting.path.slice(0, setting.path.lastIndexOf('/') + 1);
  if (!folder.startsWith(own)) return false;
  return setting.tool === tool || (setting.path.endsWith('.npmrc') && (tool === 'pnpm' || tool === 'yarn'));
}

function isSwitchOff({ key, strength }: GuardrailSetting): boolean {
  return strength === 1 && ['ignore-scripts', 'ignoreScripts', 'enableScripts', 'install.ignoreScripts'].includes(key);
}

/** `name`, `name@version`, `*` or `@scope/*`. */
function admits(listed: string, change: AddedOrChanged): boolean {
  if (listed === '*' || listed === change.name) return true;
  if (listed.endsWith('/*')) return change.name.startsWith(listed.slice(0, -1));
  return listed === `${change.name}@${versionText(change.after)}`;
}
