import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseToml } from '../formats/syntax/toml.ts';
import { at, member, membersOf, text as textOf, type Tree } from '../formats/syntax/tree.ts';
import { registrySetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';

/** Cargo's configuration of a repository: where crates come from. Source: The Cargo Book, "Configuration", "Source Replacement". */
export const cargoConfig: GuardrailReader = {
  id: 'cargo-config',
  files: ['.cargo/config', '.cargo/config.toml'],
  read: (text, path) => {
    const parsed = parseToml(text);
    if (!parsed.ok) return [];
    const drafts = [...addresses(parsed.value, 'source'), ...addresses(parsed.value, 'registries')];
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'cargo' }));
  },
};

/** A folder of the repository (`directory = "vendor"`) is part of what is reviewed. */
function addresses(root: Tree, table: 'registries' | 'source'): readonly SettingDraft[] {
  return [...membersOf(at(root, table))].flatMap(([name, { value }]) =>
    ['registry', 'index', 'git'].flatMap((key) => {
      const entry = member(value, key);
      const address = textOf(entry?.value);
      if (!entry || address === undefined) return [];
      return [
        registrySetting(`${table}.${name}`, { value: address.replace(/^(?:sparse|registry)\+/, ''), line: entry.line }),
      ];
    }),
  );
}
