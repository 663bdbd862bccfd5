import type { GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';
import {
  ageSetting,
  gradedSetting,
  isOn,
  minutesOf,
  namesSetting,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';
import { readIni, type IniLine } from './ini.ts';

/** Switches of npm (docs: config) and of pnpm where it reads `.npmrc`: what they guard, and the value that protects. */
const switches: Readonly<
  Record<
    string,
    { readonly kind: GuardrailKind; readonly protects: (value: string) => boolean; readonly byDefault: boolean }
  >
> = {
  'block-exotic-subdeps': { kind: 'exotic-sources', protects: isOn, byDefault: true },
  'dangerously-allow-all-scripts': { kind: 'scripts-blocked', protects: (value) => !isOn(value), byDefault: true },
  'dangerously-allow-all-builds': { kind: 'scripts-blocked', protects: (value) => !isOn(value), byDefault: true },
  'frozen-lockfile': { kind: 'frozen-install', protects: isOn, byDefault: true },
  'ignore-scripts': { kind: 'scripts-blocked', protects: isOn, byDefault: false },
  'package-lock': { kind: 'frozen-install', protects: isOn, byDefault: true },
  'strict-allow-scripts': { kind: 'scripts-blocked', protects: isOn, byDefault: false },
  'strict-dep-builds': { kind: 'scripts-blocked', protects: isOn, byDefault: true },
  'strict-ssl': { kind: 'tls-verification', protects: isOn, byDefault: true },
  'trust-lockfile': { kind: 'trust-policy', protects: (value) => !isOn(value), byDefault: true },
  'trust-policy': { kind: 'trust-policy', protects: (value) => value === 'no-downgrade', byDefault: false },
  'verify-store-integrity': { kind: 'hash-checking', protects: isOn, byDefault: true },
};

/** What npm may take from elsewhere: nothing (its default since 12), what the project itself asks for, or anything. */
const exoticKeys: ReadonlySet<string> = new Set(['allow-file', 'allow-git', 'allow-remote']);
const exoticGrades: Readonly<Record<string, number>> = { all: 0, root: 1, none: 2 };

const lists: Readonly<Record<string, GuardrailKind>> = {
  'allow-scripts': 'script-allow-list',
  'min-release-age-exclude': 'release-age-exclusion',
  'minimum-release-age-exclude': 'release-age-exclusion',
  'only-built-dependencies': 'script-allow-list',
  'trust-policy-exclude': 'trust-policy-exclusion',
};

export const npmrc: GuardrailReader = {
  id: 'npmrc',
  files: ['.npmrc'],
  read: (text, path) => {
    const lines = readIni(text);
    const drafts = npmSettings(lines);
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'npm' }));
  },
};

/** What npm's settings say, wherever they are written: here, in the environment, in a command. */
export function npmSettings(lines: readonly IniLine[]): readonly SettingDraft[] {
  return [...lines.flatMap(single), ...listed(lines)];
}

function single({ key, value, line }: IniLine): readonly SettingDraft[] {
  const name = key.toLowerCase();
  if (name === 'min-release-age')
    return [ageSetting('release-age', key, { value, line, minutes: minutesOf(value, 'd') })];
  if (name === 'minimum-release-age') {
    return [ageSetting('release-age', key, { value, line, minutes: minutesOf(value, 'm'), byDefault: 1_440 })];
  }
  if (name === 'registry' || name.endsWith(':registry')) return [registrySetting(key, { value, line })];
  if (exoticKeys.has(name)) {
    const strength = exoticGrades[value.trim().toLowerCase()];
    // npm reads local archives unless told otherwise.
    return [gradedSetting('exotic-sources', key, { value, line, strength, absent: name === 'allow-file' ? 0 : 2 })];
  }
  const known = Object.hasOwn(switches, name) ? switches[name] : undefined;
  if (!known) return [];
  const protects = known.protects(value.trim().toLowerCase());
  return [switchSetting(known.kind, key, { value, line, protects, byDefault: known.byDefault })];
}

/** `key[] = name` lines are one list; a single line may hold several names. */
function listed(lines: readonly IniLine[]): readonly SettingDraft[] {
  const found = new Map<string, { names: string[]; line: number }>();
  for (const { key, value, line } of lines) {
    const name = key.toLowerCase().replace('[]', '');
    if (!Object.hasOwn(lists, name)) continue;
    const list = found.get(name) ?? { names: [], line };
    list.names.push(
      ...value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
    found.set(name, list);
  }
  return [...found].flatMap(([name, list]) => {
    const kind = lists[name];
    return kind ? [namesSetting(kind, name, list)] : [];
  });
}

/** yarn 1's own file: a key, a blank, a value. Source: yarn's classic documentation, "yarnrc". */
export const classicYarnrc: GuardrailReader = {
  id: 'yarnrc-classic',
  files: ['.yarnrc'],
  read: (text, path) => {
    const lines = readIni(text).flatMap(({ section, key, line }) => {
      const [, name = '', value = ''] = /^"?([^\s"]{1,200})"?\s{1,20}"?([^"]{0,500})"?$/.exec(key) ?? [];
      return name === '' ? [] : [{ section, key: name, value, line }];
    });
    return npmSettings(lines).map((draft): GuardrailSetting => ({ ...draft, path, tool: 'yarn' }));
  },
};
