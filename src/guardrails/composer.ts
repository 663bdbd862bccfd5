import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseJson } from '../formats/syntax/json.ts';
import { at, itemsOf, member, membersOf, text as textOf, type Tree } from '../formats/syntax/tree.ts';
import {
  isOn,
  namesSetting,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';
import { admittedNames } from './admitted-names.ts';

/** Composer's `config` and `repositories`. Source: Composer's documentation, "Config" and "Repositories". */
export const composerGuardrails: GuardrailReader = {
  id: 'composer',
  files: ['composer.json'],
  read: (text, path) => {
    const parsed = parseJson(text);
    if (!parsed.ok) return [];
    const drafts = [...configSettings(at(parsed.value, 'config')), ...repositories(at(parsed.value, 'repositories'))];
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'composer' }));
  },
};

function configSettings(config: Tree | undefined): readonly SettingDraft[] {
  const drafts: SettingDraft[] = [];
  const plugins = member(config, 'allow-plugins');
  if (plugins) {
    const all = plugins.value.kind === 'scalar' && plugins.value.value === true;
    drafts.push(
      namesSetting('plugin-allow-list', 'config.allow-plugins', {
        names: all ? ['*'] : admittedNames(plugins.value),
        line: plugins.line,
      }),
    );
  }
  for (const key of ['secure-http', 'disable-tls']) {
    const entry = member(config, key);
    if (entry?.value.kind === 'scalar') drafts.push(...composerSwitch(key, String(entry.value.value), entry.line));
  }
  return drafts;
}

/** What one of Composer's switches says, wherever it is written. */
export function composerSwitch(key: string, value: string, line: number): readonly SettingDraft[] {
  if (key !== 'secure-http' && key !== 'disable-tls') return [];
  const protects = isOn(value) === (key === 'secure-http');
  return [switchSetting('tls-verification', `config.${key}`, { value, line, protects, byDefault: true })];
}

function repositories(tree: Tree | undefined): readonly SettingDraft[] {
  const entries =
    tree?.kind === 'list' ? itemsOf(tree).map((value, i) => ({ name: String(i), value, line: value.line })) : [];
  const named =
    tree?.kind === 'map' ? [...membersOf(tree)].map(([name, { value, line }]) => ({ name, value, line })) : [];
  return [...entries, ...named].flatMap(({ value, line }) => {
    const address = textOf(at(value, 'url'));
    return address === undefined || textOf(at(value, 'type')) === 'path'
      ? []
      : [registrySetting('repositories', { value: address, line })];
  });
}
