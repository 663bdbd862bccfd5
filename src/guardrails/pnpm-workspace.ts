import type { GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { membersOf, text as textOf, type Member, type Tree } from '../formats/syntax/tree.ts';
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
import { admittedNames } from './admitted-names.ts';

/** Source: pnpm's settings reference, version 11 (defaults included). */
const switches: Readonly<
  Record<
    string,
    { readonly kind: GuardrailKind; readonly protects: (value: string) => boolean; readonly byDefault: boolean }
  >
> = {
  blockExoticSubdeps: { kind: 'exotic-sources', protects: isOn, byDefault: true },
  dangerouslyAllowAllBuilds: { kind: 'scripts-blocked', protects: (value) => !isOn(value), byDefault: true },
  ignoreScripts: { kind: 'scripts-blocked', protects: isOn, byDefault: false },
  minimumReleaseAgeStrict: { kind: 'trust-policy', protects: isOn, byDefault: false },
  strictDepBuilds: { kind: 'scripts-blocked', protects: isOn, byDefault: true },
  strictSsl: { kind: 'tls-verification', protects: isOn, byDefault: true },
  trustLockfile: { kind: 'trust-policy', protects: (value) => !isOn(value), byDefault: true },
  trustPolicy: { kind: 'trust-policy', protects: (value) => value === 'no-downgrade', byDefault: false },
  verifyStoreIntegrity: { kind: 'hash-checking', protects: isOn, byDefault: true },
};

const lists: Readonly<Record<string, GuardrailKind>> = {
  allowBuilds: 'script-allow-list',
  minimumReleaseAgeExclude: 'release-age-exclusion',
  onlyBuiltDependencies: 'script-allow-list',
  trustPolicyExclude: 'trust-policy-exclusion',
};

export const pnpmWorkspaceGuardrails: GuardrailReader = {
  id: 'pnpm-workspace',
  files: ['pnpm-workspace.yaml'],
  read: (text, path) => {
    const parsed = parseYaml(text);
    if (!parsed.ok) return [];
    const drafts = pnpmSettings(parsed.value.at(-1));
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'pnpm' }));
  },
};

/** pnpm's settings as they stand in its workspace file, or under `pnpm` in package.json. */
export function pnpmSettings(tree: Tree | undefined): readonly SettingDraft[] {
  return [...membersOf(tree)].flatMap(([key, entry]) => settingOf(key, entry));
}

function settingOf(key: string, entry: Member): readonly SettingDraft[] {
  const { line } = entry;
  // In package.json numbers and switches are no texts.
  const value = entry.value.kind === 'scalar' ? String(entry.value.value) : '';
  if (key === 'minimumReleaseAge') {
    return [ageSetting('release-age', key, { value, line, minutes: minutesOf(value, 'm'), byDefault: 1_440 })];
  }
  if (key === 'registry') return [registrySetting(key, { value, line })];
  if (key === 'registries' || key === 'namedRegistries') {
    return [...membersOf(entry.value)].map(([name, address]) =>
      registrySetting(`${key}.${name}`, { value: textOf(address.value) ?? '', line: address.line }),
    );
  }
  const list = Object.hasOwn(lists, key) ? lists[key] : undefined;
  if (list) return [namesSetting(list, key, { names: admittedNames(entry.value), line })];
  const known = Object.hasOwn(switches, key) ? switches[key] : undefined;
  if (!known) return [];
  return [switchSetting(known.kind, key, { value, line, protects: known.protects(value), byDefault: known.byDefault })];
}
