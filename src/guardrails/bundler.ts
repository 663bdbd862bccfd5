import type { GuardrailSetting } from '../domain/guardrail.ts';
import { linesOf } from '../formats/syntax/lines.ts';
import {
  ageSetting,
  isOn,
  minutesOf,
  registrySetting,
  switchSetting,
  type GuardrailReader,
  type SettingDraft,
} from './guardrail.ts';
import type { IniLine } from './ini.ts';

const mostLines = 5_000;

/** Bundler's settings of a project. Source: bundle-config(1), and the RubyGems guide on cooldown. */
export const bundleConfig: GuardrailReader = {
  id: 'bundle-config',
  files: ['.bundle/config'],
  read: (text, path) =>
    [...linesOf(text)]
      .slice(0, mostLines)
      .flatMap(({ text: row, number }) => {
        const match = /^(BUNDLE_[^\s:]{1,200}(?:::?[^\s:]{1,200}){0,4}): (.{0,500})$/.exec(row);
        const [, key = '', value = ''] = match ?? [];
        return match === null
          ? []
          : bundlerSettings({ section: '', key, value: value.replaceAll(/^"|"$/g, ''), line: number });
      })
      .map((draft): GuardrailSetting => ({ ...draft, path, tool: 'bundler' })),
};

/** What one of Bundler's settings says, by its name in the environment. */
export function bundlerSettings({ key, value, line }: IniLine): readonly SettingDraft[] {
  const written = { value, line };
  switch (key) {
    case 'BUNDLE_COOLDOWN':
      return [ageSetting('release-age', key, { ...written, minutes: minutesOf(value, 'd') })];
    case 'BUNDLE_DEPLOYMENT':
    case 'BUNDLE_FROZEN':
      return [switchSetting('frozen-install', key, { ...written, protects: isOn(value), byDefault: false })];
    case 'BUNDLE_DISABLE_CHECKSUM_VALIDATION':
      return [switchSetting('hash-checking', key, { ...written, protects: !isOn(value), byDefault: true })];
    case 'BUNDLE_SSL_VERIFY_MODE':
      return [switchSetting('tls-verification', key, { ...written, protects: value !== '0', byDefault: true })];
    default:
      return key.startsWith('BUNDLE_MIRROR__') && value.includes('://') ? [registrySetting(key, written)] : [];
  }
}

/** A Gemfile that waits for a source's releases: `source "…", cooldown: 7`. */
export const gemfileSources: GuardrailReader = {
  id: 'gemfile',
  files: ['Gemfile', 'gems.rb'],
  read: (text, path) =>
    [...linesOf(text)].slice(0, mostLines).flatMap(({ text: row, number }): readonly GuardrailSetting[] => {
      const match = /^\s{0,40}source[\s(]{1,5}["']([^"']{1,300})["']\s{0,5},\s{0,5}cooldown:\s{0,5}(\d{1,6})/.exec(row);
      const [, source = '', value = ''] = match ?? [];
      if (match === null) return [];
      const written = { value, line: number, minutes: minutesOf(value, 'd') };
      return [{ ...ageSetting('release-age', `source ${source} cooldown`, written), path, tool: 'bundler' }];
    }),
};
