import type { GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { at, itemsOf, member, membersOf, text as textOf, type Member, type Tree } from '../formats/syntax/tree.ts';
import {
  ageSetting,
  isOn,
  minutesOf,
  namesSetting,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';

/** Source: yarn 4's configuration reference. */
const switches: Readonly<
  Record<
    string,
    { readonly kind: GuardrailKind; readonly protects: (value: string) => boolean; readonly byDefault: boolean }
  >
> = {
  checksumBehavior: {
    kind: 'hash-checking',
    protects: (value) => value !== 'ignore' && value !== 'update',
    byDefault: true,
  },
  enableHardenedMode: { kind: 'hash-checking', protects: isOn, byDefault: false },
  enableImmutableInstalls: { kind: 'frozen-install', protects: isOn, byDefault: true },
  enableStrictSsl: { kind: 'tls-verification', protects: isOn, byDefault: true },
};

const lists: Readonly<Record<string, GuardrailKind>> = {
  approvedGitRepositories: 'exotic-sources',
  npmPreapprovedPackages: 'release-age-exclusion',
  unsafeHttpWhitelist: 'tls-verification',
};

export const yarnrc: GuardrailReader = {
  id: 'yarnrc',
  files: ['.yarnrc.yml'],
  read: (text, path) => {
    const parsed = parseYaml(text);
    if (!parsed.ok) return [];
    return yarnSettings(parsed.value[0]).map((draft): GuardrailSetting => ({ ...draft, path, tool: 'yarn' }));
  },
};

/** yarn's settings, wherever they are written. */
export function yarnSettings(tree: Tree | undefined): readonly SettingDraft[] {
  const gate = minutesOf(textOf(at(tree, 'npmMinimalAgeGate')) ?? '', 'm');
  return [...membersOf(tree)].flatMap(([key, entry]) => settingOf(key, entry, gate));
}

/** The default since yarn 4.15. Which version runs is not known here: who writes a zero means to have none. */
const usualGate = 1_440;

function settingOf(key: string, entry: Member, gate: number | undefined): readonly SettingDraft[] {
  const { line } = entry;
  const value = textOf(entry.value) ?? '';
  if (key === 'npmMinimalAgeGate') {
    const byDefault = gate === 0 ? usualGate : 0;
    return [ageSetting('release-age', key, { value, line, minutes: gate, byDefault })];
  }
  if (key === 'enableScripts') {
    // Off by default since yarn 4.14: who switches them on means to have them.
    const protects = !isOn(value);
    return [switchSetting('scripts-blocked', key, { value, line, protects, byDefault: !protects })];
  }
  if (key === 'npmRegistryServer') return [registrySetting(key, { value, line })];
  if (key === 'npmScopes')
    return [...membersOf(entry.value)].flatMap(([scope, settings]) => scopeSettings(scope, settings.value, gate));
  const list = Object.hasOwn(lists, key) ? lists[key] : undefined;
  if (list)
    return [namesSetting(list, key, { names: itemsOf(entry.value).flatMap((item) => textOf(item) ?? []), line })];
  const known = Object.hasOwn(switches, key) ? switches[key] : undefined;
  if (!known) return [];
  return [switchSetting(known.kind, key, { value, line, protects: known.protects(value), byDefault: known.byDefault })];
}

/** A scope has its own registry, and its own age in place of the general one. */
function scopeSettings(scope: string, tree: Tree, gate: number | undefined): readonly SettingDraft[] {
  const drafts: SettingDraft[] = [];
  const registry = member(tree, 'npmRegistryServer');
  const address = textOf(registry?.value);
  if (registry && address !== undefined)
    drafts.push(registrySetting(`npmScopes.${scope}`, { value: address, line: registry.line }));
  const age = member(tree, 'npmMinimalAgeGate');
  if (age) {
    const value = textOf(age.value) ?? '';
    const written = { value, line: age.line, minutes: minutesOf(value, 'm'), byDefault: gate ?? 0 };
    drafts.push(ageSetting('release-age', `npmScopes.${scope}.npmMinimalAgeGate`, written));
  }
  return drafts;
}
