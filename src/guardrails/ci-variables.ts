import type { GuardrailKind } from '../domain/guardrail.ts';
import { bundlerSettings } from './bundler.ts';
import {
  ageSetting,
  isOn,
  minutesOf,
  namesSetting,
  registrySetting,
  switchSetting,
  type SettingDraft,
} from './guardrail.ts';
import type { IniLine } from './ini.ts';
import { npmSettings } from './npmrc.ts';
import { pipSettings } from './pip.ts';
import { settingTree } from './setting-tree.ts';
import { yarnSettings } from './yarnrc.ts';

/** What a build sets for one tool. */
export type ToolDraft = SettingDraft & { readonly tool: string };

/** Variables that switch something off: which value does, what it guards, and whose it is. */
const switches: Readonly<
  Record<string, { readonly kind: GuardrailKind; readonly tool: string; readonly off: (value: string) => boolean }>
> = {
  COREPACK_INTEGRITY_KEYS: { kind: 'hash-checking', tool: 'npm', off: (value) => value === '0' },
  GIT_SSL_NO_VERIFY: { kind: 'tls-verification', tool: 'git', off: (value) => value !== '0' && value !== 'false' },
  GOINSECURE: { kind: 'tls-verification', tool: 'go', off: () => true },
  GONOSUMCHECK: { kind: 'hash-checking', tool: 'go', off: (value) => value !== '0' },
  GONOSUMDB: { kind: 'hash-checking', tool: 'go', off: () => true },
  GOSUMDB: { kind: 'hash-checking', tool: 'go', off: (value) => value === 'off' },
  NODE_TLS_REJECT_UNAUTHORIZED: { kind: 'tls-verification', tool: 'npm', off: (value) => value === '0' },
  PYTHONHTTPSVERIFY: { kind: 'tls-verification', tool: 'pip', off: (value) => value === '0' },
  UV_NO_VERIFY_HASHES: { kind: 'hash-checking', tool: 'uv', off: isOn },
};

const registries: Readonly<Record<string, { readonly tool: string; readonly key: string }>> = {
  BUN_CONFIG_REGISTRY: { tool: 'bun', key: 'registry' },
  COREPACK_NPM_REGISTRY: { tool: 'npm', key: 'registry' },
  UV_DEFAULT_INDEX: { tool: 'uv', key: 'index-url' },
  UV_EXTRA_INDEX_URL: { tool: 'uv', key: 'extra-index-url' },
  UV_FIND_LINKS: { tool: 'uv', key: 'find-links' },
  UV_INDEX: { tool: 'uv', key: 'extra-index-url' },
  UV_INDEX_URL: { tool: 'uv', key: 'index-url' },
};

const ages: Readonly<Record<string, string>> = { POETRY_SOLVER_MIN_RELEASE_AGE: 'poetry', UV_EXCLUDE_NEWER: 'uv' };

/** What a variable of the environment says to the package managers that read it. Most of their settings have such a form. */
export function variableSettings(variable: IniLine): readonly ToolDraft[] {
  const { key, line } = variable;
  const value = variable.value.trim();
  if (value === '') return [];
  const own = key.startsWith('GO') ? goSettings({ ...variable, value }) : [];
  const known = Object.hasOwn(switches, key) ? switches[key] : undefined;
  if (known?.off(value) === true) {
    const written = { value, line, protects: false, byDefault: true };
    return [...own, { ...switchSetting(known.kind, key, written), tool: known.tool }];
  }
  const registry = Object.hasOwn(registries, key) ? registries[key] : undefined;
  if (registry)
    return addresses(value).map((one) => ({
      ...registrySetting(registry.key, { value: one, line }),
      tool: registry.tool,
    }));
  const age = Object.hasOwn(ages, key) ? ages[key] : undefined;
  if (age !== undefined)
    return [{ ...ageSetting('release-age', key, { value, line, minutes: minutesOf(value, 'd') }), tool: age }];
  return [...own, ...byPrefix({ ...variable, value })];
}

/** `npm_config_strict_ssl`, `PIP_INDEX_URL`, `YARN_ENABLE_SCRIPTS`, `BUNDLE_FROZEN`, `CARGO_REGISTRIES_X_INDEX`. */
function byPrefix({ section, key, value, line }: IniLine): readonly ToolDraft[] {
  const npm = /^p?npm_config_(.{1,80})$/i.exec(key)?.[1];
  if (npm !== undefined) {
    const written = { section, key: npm.toLowerCase().replaceAll('_', '-'), value, line };
    return npmSettings([written]).map((draft) => ({ ...draft, tool: 'npm' }));
  }
  const pip = /^PIP_([A-Z_]{1,80})$/.exec(key)?.[1];
  if (pip !== undefined) {
    const drafts = pipSettings({ section, key: pip.toLowerCase().replaceAll('_', '-'), value, line });
    return drafts.map((draft) => ({ ...draft, tool: 'pip' }));
  }
  const yarn = /^YARN_([A-Z_]{1,80})$/.exec(key)?.[1];
  if (yarn !== undefined) {
    const name = yarn.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return yarnSettings(settingTree(name, value, line)).map((draft) => ({ ...draft, tool: 'yarn' }));
  }
  if (key.startsWith('BUNDLE_'))
    return bundlerSettings({ section, key, value, line }).map((draft) => ({ ...draft, tool: 'bundler' }));
  if (/^CARGO_REGISTRIES_[A-Z0-9_]{1,80}_INDEX$/.test(key))
    return [{ ...registrySetting(key, { value, line }), tool: 'cargo' }];
  if (key === 'UV_INSECURE_HOST') {
    const names = value.split(/[\s,]+/);
    return [{ ...namesSetting('tls-verification', 'allow-insecure-host', { names, line }), tool: 'uv' }];
  }
  return [];
}

/** Source: Go's documentation, "Module-aware commands" and "Environment variables". */
function goSettings({ key, value, line }: IniLine): readonly ToolDraft[] {
  const off = (kind: GuardrailKind, what: string) => ({
    ...switchSetting(kind, what, { value, line, protects: false, byDefault: true }),
    tool: 'go',
  });
  if (key === 'GOFLAGS') {
    const flags = value.split(/\s+/);
    return [
      ...(flags.includes('-insecure') ? [off('tls-verification', 'GOFLAGS -insecure')] : []),
      ...(flags.includes('-mod=mod') ? [off('frozen-install', 'GOFLAGS -mod')] : []),
    ];
  }
  if (key !== 'GOPROXY') return [];
  // Behind the first address `direct` is what Go does by itself.
  return value
    .split(/[,|]/)
    .filter((address, i) => address !== '' && address !== 'off' && (address !== 'direct' || i === 0))
    .map((address) => ({ ...registrySetting('GOPROXY', { value: address, line }), tool: 'go' }));
}

function addresses(value: string): readonly string[] {
  return value
    .split(/\s+/)
    .map((one) => one.slice(one.indexOf('=') + 1 && /^[\w-]{1,60}=/.test(one) ? one.indexOf('=') + 1 : 0));
}
