import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseToml } from '../formats/syntax/toml.ts';
import { at, itemsOf, membersOf, text as textOf, type Member, type Tree } from '../formats/syntax/tree.ts';
import {
  ageSetting,
  minutesOf,
  namesSetting,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';
import { poetrySettings } from './poetry.ts';

/** uv's settings, in `uv.toml` or under `[tool.uv]`, and poetry's sources. Source: uv's settings reference. */
export const pythonProject: GuardrailReader = {
  id: 'python-project',
  files: ['pyproject.toml', 'uv.toml'],
  read: (text, path) => {
    const parsed = parseToml(text);
    if (!parsed.ok) return [];
    const root = path.endsWith('uv.toml') ? parsed.value : at(parsed.value, 'tool', 'uv');
    const uv = uvSettings(root).map((draft): GuardrailSetting => ({ ...draft, path, tool: 'uv' }));
    const poetry = path.endsWith('uv.toml') ? [] : poetrySettings(at(parsed.value, 'tool', 'poetry'));
    return [...uv, ...poetry.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'poetry' }))];
  },
};

/** uv's settings as they stand in a table, `[tool.uv]` or the file itself. */
function uvSettings(root: Tree | undefined): readonly SettingDraft[] {
  const age = minutesOf(textOf(at(root, 'exclude-newer')) ?? '', 'd');
  const general = [...membersOf(root)].flatMap(([key, entry]) => settingOf(key, entry, age));
  const pip = [...membersOf(at(root, 'pip'))].flatMap(([key, entry]) => settingOf(key, entry, age));
  return [...general, ...pip.map((draft) => ({ ...draft, key: `pip.${draft.key}` }))];
}

/** Switches: what they guard, the value that protects, and whether they protect where they are not written. */
const switches: Readonly<
  Record<string, Pick<SettingDraft, 'kind'> & { readonly protects: boolean; readonly byDefault: boolean }>
> = {
  'no-build': { kind: 'scripts-blocked', protects: true, byDefault: false },
  'require-hashes': { kind: 'hash-checking', protects: true, byDefault: false },
  'verify-hashes': { kind: 'hash-checking', protects: true, byDefault: true },
};

function settingOf(key: string, { value, line }: Member, age: number | undefined): readonly SettingDraft[] {
  const written = textOf(value) ?? '';
  switch (key) {
    case 'exclude-newer':
      return [ageSetting('release-age', key, { value: written, line, minutes: age })];
    case 'exclude-newer-package':
      return [namesSetting('release-age-exclusion', key, { names: exemptNames(value, age), line })];
    case 'index-url':
    case 'extra-index-url':
    case 'find-links':
      return (value.kind === 'list' ? itemsOf(value) : [value]).map((address) =>
        registrySetting(key, { value: textOf(address) ?? '', line: address.line }),
      );
    case 'index':
      return itemsOf(value).map((index) => {
        const name = `index.${textOf(at(index, 'name')) ?? ''}`;
        return registrySetting(name, { value: textOf(at(index, 'url')) ?? '', line: index.line });
      });
    case 'index-strategy': {
      const protects = written === 'first-index';
      return [switchSetting('source-mapping', key, { value: written, line, protects, byDefault: true })];
    }
    case 'allow-insecure-host':
    case 'trusted-host': {
      const names = itemsOf(value).flatMap((item) => textOf(item) ?? []);
      return [namesSetting('tls-verification', key, { names, line })];
    }
    default: {
      const known = Object.hasOwn(switches, key) ? switches[key] : undefined;
      if (known === undefined || value.kind !== 'scalar') return [];
      const protects = (value.value === true) === known.protects;
      return [
        switchSetting(known.kind, key, { value: String(value.value), line, protects, byDefault: known.byDefault }),
      ];
    }
  }
}

/** Packages with a shorter waiting time than the others, or none. */
function exemptNames(tree: Tree, age: number | undefined): readonly string[] {
  return [...membersOf(tree)]
    .filter(([, entry]) => (minutesOf(textOf(entry.value) ?? '', 'd') ?? 0) < (age ?? Number.POSITIVE_INFINITY))
    .map(([name]) => name);
}
