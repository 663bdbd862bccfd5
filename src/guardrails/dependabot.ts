import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { at, itemsOf, member, text as textOf, type Tree } from '../formats/syntax/tree.ts';
import {
  ageSetting,
  minutesOf,
  namesSetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';

/** Dependabot's `cooldown`, in days, per ecosystem and directory. Source: GitHub's Dependabot options reference. */
export const dependabot: GuardrailReader = {
  id: 'dependabot',
  files: ['.github/dependabot.yml', '.github/dependabot.yaml'],
  read: (text, path) => {
    const parsed = parseYaml(text, { maxAliases: 50 });
    if (!parsed.ok) return [];
    const updates = itemsOf(at(parsed.value[0], 'updates'));
    const drafts = updates.flatMap((update) => [...cooldownOf(update), ...foreignCodeOf(update)]);
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'dependabot' }));
  },
};

function cooldownOf(update: Tree): readonly SettingDraft[] {
  const where = placeOf(update);
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

/** Lets the code of dependencies run on GitHub's machines while they are updated, with the registries' tokens at hand. */
function foreignCodeOf(update: Tree): readonly SettingDraft[] {
  const key = 'insecure-external-code-execution';
  const entry = member(update, key);
  const value = textOf(entry?.value);
  if (!entry || value === undefined) return [];
  const written = { value, line: entry.line, protects: value !== 'allow', byDefault: true };
  return [switchSetting('scripts-blocked', `${placeOf(update)} ${key}`, written)];
}

function placeOf(update: Tree): string {
  return `${textOf(at(update, 'package-ecosystem')) ?? ''} ${textOf(at(update, 'directory')) ?? ''}`.trim();
}
