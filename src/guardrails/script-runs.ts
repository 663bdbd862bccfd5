import type { AddedOrChanged } from '../domain/change.ts';
import { versionText } from '../domain/dependency.ts';
import type { ScriptRuns } from '../domain/evidence.ts';
import type { GuardrailSetting } from '../domain/guardrail.ts';

type Tool = 'bun' | 'npm' | 'pnpm' | 'yarn';

/** The package manager that writes a lockfile of this name. */
const managers: ReadonlyMap<string, Tool> = new Map([
  ['bun.lock', 'bun'],
  ['npm-shrinkwrap.json', 'npm'],
  ['package-lock.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
]);

/** Where each of them is told which scripts may run. yarn reads these files in the folders above as well. */
const settingFiles: Readonly<Record<Tool, readonly string[]>> = {
  bun: ['bunfig.toml', 'package.json'],
  npm: ['.npmrc', 'package.json'],
  pnpm: ['.npmrc', 'package.json', 'pnpm-workspace.yaml'],
  yarn: ['.npmrc', '.yarnrc.yml', 'package.json'],
};

const deepestFolder = 20;

/** The files that say whether an install script of what this lockfile holds would run. Empty where no such file is known. */
export function scriptSettingFiles(lockPath: string): readonly string[] {
  const { folder, tool } = placeOf(lockPath);
  if (tool === undefined) return [];
  const folders = tool === 'yarn' ? foldersUpFrom(folder) : [folder];
  return folders.flatMap((one) => settingFiles[tool].map((name) => one + name));
}

/**
 * Whether this repository's package manager would run the install script of a changed package, as far as its own settings say: `no` where scripts are
 * switched off or an allow-list leaves the package out, `yes` where the list names it, else `unknown`: defaults differ between versions
 * (npm 12, pnpm 10 and bun block by themselves, older ones do not).
 */
export function scriptRuns(change: AddedOrChanged, settings: readonly GuardrailSetting[]): ScriptRuns {
  const wanted = new Set(scriptSettingFiles(change.path));
  const { tool } = placeOf(change.path);
  const near = settings.filter((setting) => wanted.has(setting.path) && (setting.tool === tool || isShared(setting)));
  const off = near.find((setting) => setting.kind === 'scripts-blocked' && isSwitchOff(setting));
  if (off) return { runs: 'no', why: `${off.path} sets ${off.key}` };
  const all = near.find(({ key, strength }) => key === 'dangerouslyAllowAllBuilds' && strength === 0);
  if (all) return { runs: 'yes', why: `${all.path} sets ${all.key}` };
  const lists = near.filter((setting) => setting.kind === 'script-allow-list');
  const [first] = lists;
  if (!first) return { runs: 'unknown' };
  const listed = lists.find((setting) => (setting.names ?? []).some((name) => admits(name, change)));
  return listed
    ? { runs: 'yes', why: `${listed.key} of ${listed.path} lists it` }
    : { runs: 'no', why: `${first.key} of ${first.path} does not list it` };
}

function placeOf(path: string): { readonly folder: string; readonly tool: Tool | undefined } {
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end), tool: managers.get(path.slice(end)) };
}

/** `a/b/`, `a/` and the root. */
function foldersUpFrom(folder: string): readonly string[] {
  const parts = folder.split('/').filter((part) => part !== '');
  return Array.from({ length: Math.min(parts.length, deepestFolder) + 1 }, (_, up) =>
    parts
      .slice(0, parts.length - up)
      .map((part) => `${part}/`)
      .join(''),
  );
}

/** pnpm and yarn 1 read `.npmrc` too. */
function isShared({ path }: GuardrailSetting): boolean {
  return path === '.npmrc' || path.endsWith('/.npmrc');
}

function isSwitchOff({ key, strength }: GuardrailSetting): boolean {
  return strength === 1 && ['ignore-scripts', 'ignoreScripts', 'enableScripts', 'install.ignoreScripts'].includes(key);
}

/** `name`, `name@version`, pnpm's `name@1.0.0 || 1.0.1`, `*` or `@scope/*`. */
function admits(listed: string, change: AddedOrChanged): boolean {
  if (listed === '*' || listed === change.name) return true;
  if (listed.endsWith('/*')) return change.name.startsWith(listed.slice(0, -1));
  if (!listed.startsWith(`${change.name}@`)) return false;
  const versions = listed.slice(change.name.length + 1).split('||');
  return versions.some((version) => version.trim() === versionText(change.after));
}
