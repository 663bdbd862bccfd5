import type { GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';
import { parseJson } from '../formats/syntax/json.ts';
import { at, member, membersOf, type Member, type Tree } from '../formats/syntax/tree.ts';
import { admittedNames } from './admitted-names.ts';
import { namesSetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';
import { pnpmSettings } from './pnpm-workspace.ts';
import { renovateSettings } from './renovate.ts';

/** Where package.json lets dependencies run scripts: npm 12, bun, yarn. pnpm's own settings have their reader. */
const lists: readonly { readonly tool: string; readonly keys: readonly string[]; readonly kind: GuardrailKind }[] = [
  { tool: 'npm', keys: ['allowScripts'], kind: 'script-allow-list' },
  { tool: 'bun', keys: ['trustedDependencies'], kind: 'script-allow-list' },
];

export const packageJsonGuardrails: GuardrailReader = {
  id: 'package-json',
  files: ['package.json'],
  read: (text, path) => {
    const parsed = parseJson(text);
    if (!parsed.ok) return [];
    const settings: GuardrailSetting[] = [];
    for (const { tool, keys, kind } of lists) {
      const found = at(parsed.value, ...keys);
      const holder = member(at(parsed.value, ...keys.slice(0, -1)), keys.at(-1) ?? '');
      if (found && holder) settings.push({ ...allowed(kind, keys.join('.'), holder), path, tool });
    }
    for (const draft of pnpmSettings(at(parsed.value, 'pnpm')))
      settings.push({ ...draft, key: `pnpm.${draft.key}`, path, tool: 'pnpm' });
    for (const draft of renovateSettings(at(parsed.value, 'renovate')))
      settings.push({ ...draft, path, tool: 'renovate' });
    const built = builtByYarn(parsed.value);
    if (built) settings.push({ ...built, path, tool: 'yarn' });
    return settings;
  },
};

function allowed(kind: GuardrailKind, key: string, holder: Member): SettingDraft {
  return namesSetting(kind, key, { names: admittedNames(holder.value), line: holder.line });
}

/** yarn: `dependenciesMeta: { name: { built: true } }` lets a package build although scripts are off. */
function builtByYarn(root: Tree): SettingDraft | undefined {
  const meta = member(root, 'dependenciesMeta');
  const names = [...membersOf(meta?.value)].filter(([, entry]) => {
    const built = at(entry.value, 'built');
    return built?.kind === 'scalar' && built.value === true;
  });
  if (!meta || names.length === 0) return undefined;
  return namesSetting('script-allow-list', 'dependenciesMeta.built', {
    names: names.map(([name]) => name),
    line: meta.line,
  });
}
