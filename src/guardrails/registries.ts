import type { GuardrailSetting } from '../domain/guardrail.ts';
import type { EcosystemId } from '../domain/package.ts';
import { ecosystemOf } from '../ecosystems/index.ts';

/** Tools that read the same packages, so that a protection may move from one to the other. */
const families: ReadonlyMap<string, string> = new Map([
  ['bun', 'npm'],
  ['dependabot', 'update-bot'],
  ['pip', 'pypi'],
  ['pnpm', 'npm'],
  ['poetry', 'pypi'],
  ['renovate', 'update-bot'],
  ['uv', 'pypi'],
  ['yarn', 'npm'],
]);

export function familyOf({ tool }: Pick<GuardrailSetting, 'tool'>): string {
  return families.get(tool) ?? tool;
}

const ecosystems: ReadonlyMap<string, EcosystemId> = new Map([
  ['bundler', 'gem'],
  ['cargo', 'cargo'],
  ['composer', 'composer'],
  ['go', 'golang'],
  ['npm', 'npm'],
  ['nuget', 'nuget'],
  ['pypi', 'pypi'],
]);

const general: ReadonlySet<string> = new Set([
  'GOPROXY',
  'index-url',
  'index_url',
  'install.registry',
  'npmRegistryServer',
  'pip.index-url',
  'registries.default',
  'registry',
]);

/**
 * What a registry's address is for: `*` for all packages, a scope with `@`; undefined where it stands beside others (an extra
 * index, one source of several).
 */
export function registryRole(setting: GuardrailSetting): string | undefined {
  const { key } = setting;
  if (general.has(key) || general.has(key.toLowerCase().replaceAll('_', '-'))) return '*';
  const scope =
    /^(@[^:]{1,200}):registry$/.exec(key)?.[1] ??
    /^(?:npmScopes|install\.scopes|registries)\.(@?[^.]{1,200})$/.exec(key)?.[1];
  if (scope === undefined || familyOf(setting) !== 'npm') return undefined;
  return scope.startsWith('@') ? scope : `@${scope}`;
}

/** One spelling of an address: with or without a slash at its end, in any case, it is the same place. */
export function bareAddress(address: string): string {
  return address.replace(/\/{1,5}$/, '').toLowerCase();
}

/** The ecosystem's own registry, asked over an encrypted connection. */
export function isPublicRegistry(setting: GuardrailSetting): boolean {
  const ecosystem = ecosystems.get(familyOf(setting));
  const host = /^https:\/\/([^/:?#]{1,255})(?::443)?(?:[/?#]|$)/i.exec(setting.value)?.[1]?.toLowerCase();
  return ecosystem !== undefined && host !== undefined && ecosystemOf(ecosystem).registryHosts.includes(host);
}
