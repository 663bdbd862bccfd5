import type { GuardrailSetting } from '../domain/guardrail.ts';
import { parseToml } from '../formats/syntax/toml.ts';
import { at, itemsOf, membersOf, text as textOf, type Tree } from '../formats/syntax/tree.ts';
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
import { readIni, type IniLine } from './ini.ts';

/** pip's configuration file. Source: pip's documentation, "Configuration". */
export const pipConf: GuardrailReader = {
  id: 'pip-conf',
  files: ['pip.conf', 'pip.ini', '.pip/pip.conf'],
  read: (text, path) =>
    readIni(text)
      .flatMap(pipSetting)
      .map((draft): GuardrailSetting => ({ ...draft, path, tool: 'pip' })),
};

function pipSetting({ key, value, line }: IniLine): readonly SettingDraft[] {
  switch (key.toLowerCase().replaceAll('_', '-')) {
    case 'index-url':
    case 'extra-index-url':
    case 'find-links':
      return value
        .split(/\s+/)
        .filter((part) => part !== '')
        .map((address) => registrySetting(key, { value: address, line }));
    case 'trusted-host':
      return [namesSetting('tls-verification', key, { names: value.split(/\s+/).filter((part) => part !== ''), line })];
    case 'require-hashes':
      return [switchSetting('hash-checking', key, { value, line, protects: isOn(value), byDefault: false })];
    case 'uploaded-prior-to':
      return [ageSetting('release-age', key, { value, line, minutes: minutesOf(value, 'd') })];
    case 'only-binary':
      return [
        switchSetting('scripts-blocked', key, { value, line, protects: value.includes(':all:'), byDefault: false }),
      ];
    default:
      return [];
  }
}

/** uv's settings, in `uv.toml` or under `[tool.uv]`, and poetry's sources. Source: uv's settings reference. */
export const pythonProject: GuardrailReader = {
  id: 'python-project',
  files: ['pyproject.toml', 'uv.toml'],
  read: (text, path) => {
    const parsed = parseToml(text);
    if (!parsed.ok) return [];
    const root = path.endsWith('uv.toml') ? parsed.value : at(parsed.value, 'tool', 'uv');
    const drafts = [...uvSettings(root), ...poetrySources(at(parsed.value, 'tool', 'poetry', 'source'))];
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'uv' }));
  },
};

function uvSettings(root: Tree | undefined): readonly SettingDraft[] {
  const drafts: SettingDraft[] = [];
  for (const [key, { value, line }] of membersOf(root)) {
    const written = textOf(value) ?? '';
    switch (key) {
      case 'exclude-newer':
        drafts.push(ageSetting('release-age', key, { value: written, line, minutes: minutesOf(written, 'd') }));
        break;
      case 'exclude-newer-package':
        drafts.push(
          namesSetting('release-age-exclusion', key, { names: [...membersOf(value)].map(([name]) => name), line }),
        );
        break;
      case 'index-url':
      case 'extra-index-url':
      case 'find-links':
        for (const address of value.kind === 'list' ? itemsOf(value) : [value]) {
          drafts.push(registrySetting(key, { value: textOf(address) ?? '', line: address.line }));
        }
        break;
      case 'index':
        for (const index of itemsOf(value)) {
          drafts.push(
            registrySetting(`index.${textOf(at(index, 'name')) ?? ''}`, {
              value: textOf(at(index, 'url')) ?? '',
              line: index.line,
            }),
          );
        }
        break;
      case 'index-strategy':
        drafts.push(
          switchSetting('source-mapping', key, {
            value: written,
            line,
            protects: written === 'first-index',
            byDefault: true,
          }),
        );
        break;
      case 'allow-insecure-host':
        drafts.push(
          namesSetting('tls-verification', key, { names: itemsOf(value).flatMap((item) => textOf(item) ?? []), line }),
        );
        break;
      case 'no-build':
        drafts.push(
          switchSetting('scripts-blocked', key, {
            value: written,
            line,
            protects: value.kind === 'scalar' && value.value === true,
            byDefault: false,
          }),
        );
        break;
      default:
    }
  }
  return drafts;
}

function poetrySources(sources: Tree | undefined): readonly SettingDraft[] {
  return itemsOf(sources).map((source) =>
    registrySetting(`poetry.source.${textOf(at(source, 'name')) ?? ''}`, {
      value: textOf(at(source, 'url')) ?? '',
      line: source.line,
    }),
  );
}
