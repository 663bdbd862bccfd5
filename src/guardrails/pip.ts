import type { GuardrailSetting } from '../domain/guardrail.ts';
import { linesOf } from '../formats/syntax/lines.ts';
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
      .flatMap(pipSettings)
      .map((draft): GuardrailSetting => ({ ...draft, path, tool: 'pip' })),
};

/** What one of pip's settings says, wherever it is written: here, in the environment, in a command. */
export function pipSettings({ key, value, line }: IniLine): readonly SettingDraft[] {
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

/** A requirements file whose every line must have a hash. Its indexes are read with its packages. */
export const pipRequirements: GuardrailReader = {
  id: 'pip-requirements',
  files: ['*requirements*.txt', '*requirements*.in', '**/requirements/*.txt', '**/requirements/*.in'],
  read: (text, path) => {
    const line = [...linesOf(text)].find((row) => /^\s{0,20}--require-hashes(?:\s|$)/.test(row.text));
    if (line === undefined) return [];
    const written = { value: 'set', line: line.number, protects: true, byDefault: false };
    return [{ ...switchSetting('hash-checking', '--require-hashes', written), path, tool: 'pip' }];
  },
};
