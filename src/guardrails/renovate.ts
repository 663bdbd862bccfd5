import type { GuardrailSetting } from '../domain/guardrail.ts';
import { at, itemsOf, member, membersOf, text as textOf, type Tree } from '../formats/syntax/tree.ts';
import { ageSetting, minutesOf, switchSetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';
import { parseJson5 } from './json5.ts';

/** Renovate's waiting time, at the top, in rules and from presets, and whether scripts run. Source: Renovate's options reference. */
export const renovate: GuardrailReader = {
  id: 'renovate',
  files: [
    'renovate.json',
    'renovate.json5',
    '.github/renovate.json',
    '.github/renovate.json5',
    '.gitlab/renovate.json',
    '.gitlab/renovate.json5',
    '.renovaterc',
    '.renovaterc.json',
    '.renovaterc.json5',
  ],
  read: (text, path) => {
    return renovateSettings(parseJson5(text)).map((draft): GuardrailSetting => ({ ...draft, path, tool: 'renovate' }));
  },
};

/** Presets that bring a waiting time of three days for npm. Source: Renovate's presets, "security" and "config". */
const waitingPresets: ReadonlySet<string> = new Set([
  'config:best-practices',
  'npm:unpublishSafe',
  'security:minimumReleaseAgeNpm',
]);
const presetMinutes = 3 * 1_440;

/** Renovate's configuration, wherever it stands: in its file, or under `renovate` in package.json. */
export function renovateSettings(root: Tree | undefined): readonly SettingDraft[] {
  const general = agesOf(root, '', 0);
  const least = Math.max(0, ...general.map(({ strength }) => strength ?? 0));
  const rules = itemsOf(at(root, 'packageRules')).flatMap((rule) => agesOf(rule, ruleName(rule), least));
  return [...general, ...rules, ...presetsOf(root), ...scriptsOf(root)];
}

/** `absent`: minutes that hold where the rule says nothing. */
function agesOf(tree: Tree | undefined, prefix: string, absent: number): readonly SettingDraft[] {
  return ['minimumReleaseAge', 'stabilityDays'].flatMap((key) => {
    const entry = member(tree, key);
    if (!entry || entry.value.kind !== 'scalar') return [];
    const value = String(entry.value.value);
    const minutes = entry.value.value === null ? 0 : minutesOf(value, 'd');
    return [ageSetting('update-cooldown', `${prefix}${key}`, { value, line: entry.line, minutes, byDefault: absent })];
  });
}

/** A rule has no name: what it matches stands for it. */
function ruleName(rule: Tree): string {
  const matches = [...membersOf(rule)]
    .filter(([key]) => key.startsWith('match'))
    .map(
      ([key, { value }]) =>
        `${key}=${[textOf(value) ?? [], ...itemsOf(value).map((item) => textOf(item) ?? '')].flat().join(',')}`,
    );
  return `packageRules ${matches.sort().join(' ').slice(0, 200)} `;
}

function presetsOf(root: Tree | undefined): readonly SettingDraft[] {
  const preset = itemsOf(at(root, 'extends')).find((item) => waitingPresets.has(textOf(item) ?? ''));
  if (!preset) return [];
  const value = textOf(preset) ?? '';
  return [ageSetting('update-cooldown', 'extends', { value, line: preset.line, minutes: presetMinutes })];
}

function scriptsOf(root: Tree | undefined): readonly SettingDraft[] {
  const entry = member(root, 'ignoreScripts');
  if (entry?.value.kind !== 'scalar') return [];
  const value = String(entry.value.value);
  const written = { value, line: entry.line, protects: value === 'true', byDefault: true };
  return [switchSetting('scripts-blocked', 'ignoreScripts', written)];
}
