import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseToml } from '../formats/syntax/toml.ts';
import { at, itemsOf, member, membersOf, text as textOf, type Tree } from '../formats/syntax/tree.ts';
import {
  ageSetting,
  minutesOf,
  namesSetting,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';

/** Poetry's configuration beside the project. Source: Poetry's documentation, "Configuration". */
export const poetryConfig: GuardrailReader = {
  id: 'poetry-config',
  files: ['poetry.toml'],
  read: (text, path) => {
    const parsed = parseToml(text);
    if (!parsed.ok) return [];
    return poetrySettings(parsed.value).map((draft): GuardrailSetting => ({ ...draft, path, tool: 'poetry' }));
  },
};

/** Poetry's sources and settings as they stand in `[tool.poetry]` or in poetry.toml: waiting times are in days. */
export function poetrySettings(root: Tree | undefined): readonly SettingDraft[] {
  return [
    ...sources(at(root, 'source')),
    ...solver(at(root, 'solver')),
    ...onlyBinary(at(root, 'installer')),
    ...certificates(at(root, 'certificates')),
  ];
}

function sources(tree: Tree | undefined): readonly SettingDraft[] {
  return itemsOf(tree).map((source) =>
    registrySetting(`poetry.source.${textOf(at(source, 'name')) ?? ''}`, {
      value: textOf(at(source, 'url')) ?? '',
      line: source.line,
    }),
  );
}

function solver(tree: Tree | undefined): readonly SettingDraft[] {
  const drafts: SettingDraft[] = [];
  const age = member(tree, 'min-release-age');
  if (age?.value.kind === 'scalar') {
    const value = String(age.value.value);
    drafts.push(
      ageSetting('release-age', 'solver.min-release-age', { value, line: age.line, minutes: minutesOf(value, 'd') }),
    );
  }
  for (const key of ['min-release-age-exclude', 'min-release-age-exclude-source']) {
    const list = member(tree, key);
    if (list)
      drafts.push(
        namesSetting('release-age-exclusion', `solver.${key}`, { names: namesIn(list.value), line: list.line }),
      );
  }
  return drafts;
}

function onlyBinary(tree: Tree | undefined): readonly SettingDraft[] {
  const entry = member(tree, 'only-binary');
  if (!entry) return [];
  const names = entry.value.kind === 'scalar' ? [String(entry.value.value)] : namesIn(entry.value);
  const protects = names.includes(':all:') || names.includes('true');
  const written = { value: names.join(', ').slice(0, 200), line: entry.line, protects, byDefault: false };
  return [switchSetting('scripts-blocked', 'installer.only-binary', written)];
}

function certificates(tree: Tree | undefined): readonly SettingDraft[] {
  return [...membersOf(tree)].flatMap(([name, { value }]) => {
    const entry = member(value, 'cert');
    if (entry?.value.kind !== 'scalar' || entry.value.value !== false) return [];
    const written = { value: 'false', line: entry.line, protects: false, byDefault: true };
    return [switchSetting('tls-verification', `certificates.${name}.cert`, written)];
  });
}

/** A list, or names between commas. */
function namesIn(tree: Tree): readonly string[] {
  if (tree.kind === 'list') return itemsOf(tree).flatMap((item) => textOf(item) ?? []);
  return (textOf(tree) ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : name.trim()));
}
