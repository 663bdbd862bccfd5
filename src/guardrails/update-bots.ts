import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseJson } from '../formats/syntax/json.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { at, itemsOf, member, text as textOf, type Tree } from '../formats/syntax/tree.ts';
import { ageSetting, minutesOf, namesSetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';

/** Dependabot's `cooldown`, in days, per ecosystem and directory. Source: GitHub's Dependabot options reference. */
export const dependabot: GuardrailReader = {
  id: 'dependabot',
  files: ['.github/dependabot.yml', '.github/dependabot.yaml'],
  read: (text, path) => {
    const parsed = parseYaml(text, { maxAliases: 50 });
    if (!parsed.ok) return [];
    const updates = itemsOf(at(parsed.value[0], 'updates'));
    return updates.flatMap(cooldownOf).map((draft): GuardrailSetting => ({ ...draft, path, tool: 'dependabot' }));
  },
};

function cooldownOf(update: Tree): readonly SettingDraft[] {
  const where = `${textOf(at(update, 'package-ecosystem')) ?? ''} ${textOf(at(update, 'directory')) ?? ''}`.trim();
  const cooldown = member(update, 'cooldown');
  if (!cooldown) return [];
  const drafts: SettingDraft[] = [];
  for (const key of ['default-days', 'semver-major-days', 'semver-minor-days', 'semver-patch-days']) {
    const days = member(cooldown.value, key);
    const value = textOf(days?.value);
    if (days && value !== undefined) {
      drafts.push(
        ageSetting('update-cooldown', `${where} ${key}`, { value, line: days.line, minutes: minutesOf(value, 'd') }),
      );
    }
  }
  const excluded = member(cooldown.value, 'exclude');
  if (excluded) {
    const names = itemsOf(excluded.value).flatMap((item) => textOf(item) ?? []);
    drafts.push(namesSetting('release-age-exclusion', `${where} cooldown.exclude`, { names, line: excluded.line }));
  }
  return drafts;
}

/** Renovate's `minimumReleaseAge` (or `stabilityDays`) at the top of its configuration. Source: Renovate's options reference. */
export const renovate: GuardrailReader = {
  id: 'renovate',
  files: [
    'renovate.json',
    'renovate.json5',
    '.github/renovate.json',
    '.github/renovate.json5',
    '.renovaterc',
    '.renovaterc.json',
  ],
  read: (text, path) => {
    const parsed = parseJson(text, { style: 'relaxed' });
    if (!parsed.ok) return [];
    const drafts: SettingDraft[] = [];
    for (const key of ['minimumReleaseAge', 'stabilityDays']) {
      const entry = member(parsed.value, key);
      if (!entry || entry.value.kind !== 'scalar') continue;
      const value = String(entry.value.value);
      drafts.push(ageSetting('update-cooldown', key, { value, line: entry.line, minutes: minutesOf(value, 'd') }));
    }
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'renovate' }));
  },
};
