import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseToml } from '../formats/syntax/toml.ts';
import { at, itemsOf, member, membersOf, text as textOf, type Tree } from '../formats/syntax/tree.ts';
import {
  ageSetting,
  namesSetting,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';

/** Bun's `bunfig.toml`, table `[install]`: ages in seconds. Source: bun's documentation of bunfig. */
export const bunfig: GuardrailReader = {
  id: 'bunfig',
  files: ['bunfig.toml', '.bunfig.toml'],
  read: (text, path) => {
    const parsed = parseToml(text);
    if (!parsed.ok) return [];
    const drafts = settingsOf(at(parsed.value, 'install'));
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'bun' }));
  },
};

function settingsOf(install: Tree | undefined): readonly SettingDraft[] {
  const drafts: SettingDraft[] = [];
  for (const [key, { value, line }] of membersOf(install)) {
    if (key === 'minimumReleaseAge') {
      const seconds = value.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
      drafts.push(
        ageSetting('release-age', `install.${key}`, {
          value: `${seconds ?? ''}`,
          line,
          minutes: seconds === undefined ? undefined : seconds / 60,
        }),
      );
    } else if (key === 'minimumReleaseAgeExcludes') {
      drafts.push(
        namesSetting('release-age-exclusion', `install.${key}`, {
          names: itemsOf(value).flatMap((item) => textOf(item) ?? []),
          line,
        }),
      );
    } else if (key === 'registry') {
      drafts.push(registrySetting(`install.${key}`, { value: addressOf(value), line }));
    } else if (key === 'scopes') {
      for (const [scope, settings] of membersOf(value)) {
        drafts.push(
          registrySetting(`install.scopes.${scope}`, { value: addressOf(settings.value), line: settings.line }),
        );
      }
    } else if (key === 'frozenLockfile' && value.kind === 'scalar') {
      drafts.push(
        switchSetting('frozen-install', `install.${key}`, {
          value: String(value.value),
          line,
          protects: value.value === true,
          byDefault: false,
        }),
      );
    } else if (key === 'ignoreScripts' && value.kind === 'scalar') {
      drafts.push(
        switchSetting('scripts-blocked', `install.${key}`, {
          value: String(value.value),
          line,
          protects: value.value === true,
          byDefault: false,
        }),
      );
    }
  }
  return drafts;
}

function addressOf(tree: Tree): string {
  return textOf(tree) ?? textOf(member(tree, 'url')?.value) ?? '';
}
