import type { GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { at, itemsOf, membersOf, text as textOf, type Member } from '../formats/syntax/tree.ts';
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
  enableScripts: { kind: 'scripts-blocked', protects: (value) => !isOn(value), byDefault: false },
  enableStrictSsl: { kind: 'tls-verification', protects: isOn, byDefault: true },
};

const lists: Readonly<Record<string, GuardrailKind>> = {
  npmPreapprovedPackages: 'release-age-exclusion',
  unsafeHttpWhitelist: 'tls-verification',
};

export const yarnrc: GuardrailReader = {
  id: 'yarnrc',
  files: ['.yarnrc.yml'],
  read: (text, path) => {
    const parsed = parseYaml(text);
    if (!parsed.ok) return [];
    const drafts = [...membersOf(parsed.value[0])].flatMap(([key, entry]) => settingOf(key, entry));
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'yarn' }));
  },
};

function settingOf(key: string, entry: Member): readonly SettingDraft[] {
  const { line } = entry;
  const value = textOf(entry.value) ?? '';
  if (key === 'npmMinimalAgeGate')
    return [ageSetting('release-age', key, { value, line, minutes: minutesOf(value, 'm') })];
  if (key === 'npmRegistryServer') return [registrySetting(key, { value, line })];
  if (key === 'npmScopes') {
    return [...membersOf(entry.value)].flatMap(([scope, settings]) => {
      const address = textOf(at(settings.value, 'npmRegistryServer'));
      return address === undefined
        ? []
        : [registrySetting(`npmScopes.${scope}`, { value: address, line: settings.line })];
    });
  }
  const list = Object.hasOwn(lists, key) ? lists[key] : undefined;
  if (list)
    return [namesSetting(list, key, { names: itemsOf(entry.value).flatMap((item) => textOf(item) ?? []), line })];
  const known = Object.hasOwn(switches, key) ? switches[key] : undefined;
  if (!known) return [];
  return [switchSetting(known.kind, key, { value, line, protects: known.protects(value), byDefault: known.byDefault })];
}
