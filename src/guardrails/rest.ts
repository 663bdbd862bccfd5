import type { GuardrailSetting } from '../domain/guardrail.ts';
import { bareAddress, familyOf, registryRole } from './registries.ts';

/** What stands on one side only, put in order so that each setting of thousands is looked for once. */
export interface Rest {
  /** Names that were let through by lists that are gone or shorter, by kind and family. */
  readonly lostNames: ReadonlyMap<string, readonly string[]>;
  readonly lostAddresses: ReadonlyMap<string, GuardrailSetting>;
  readonly lostRoles: ReadonlyMap<string, GuardrailSetting>;
  /** Path and key of what is gone. */
  readonly lostKeys: ReadonlySet<string>;
  /** The strongest of those that came, by kind and family. */
  readonly strongest: ReadonlyMap<string, GuardrailSetting>;
  readonly freshLists: ReadonlySet<string>;
  /** What registries that stand after the change are for. */
  readonly rolesAfter: ReadonlySet<string>;
}

interface Sides {
  readonly lost: readonly GuardrailSetting[];
  readonly fresh: readonly GuardrailSetting[];
  /** Lists that stay, with the names that they lost. */
  readonly shrunk: readonly GuardrailSetting[];
  readonly after: readonly GuardrailSetting[];
}

export function restOf({ lost, fresh, shrunk, after }: Sides): Rest {
  const registries = lost.filter(({ kind }) => kind === 'registry');
  const lists = Map.groupBy([...lost, ...shrunk], groupOf);
  const strongest = new Map<string, GuardrailSetting>();
  for (const setting of fresh) {
    const earlier = strongest.get(groupOf(setting));
    if (earlier === undefined || (setting.strength ?? 0) > (earlier.strength ?? 0))
      strongest.set(groupOf(setting), setting);
  }
  return {
    lostNames: new Map(Array.from(lists, ([group, settings]) => [group, settings.flatMap(({ names }) => names ?? [])])),
    lostAddresses: firstOf(registries, (setting) => `${roleOf(setting)}\n${bareAddress(setting.value)}`),
    lostRoles: firstOf(registries, roleOf),
    lostKeys: new Set(lost.map(({ path, key }) => `${path}\n${key}`)),
    strongest,
    freshLists: new Set(fresh.filter(({ names }) => names !== undefined).map(groupOf)),
    rolesAfter: new Set(after.filter(({ kind }) => kind === 'registry').map(roleOf)),
  };
}

/** Settings that protect the same: of one kind, of tools that read the same packages. */
export function groupOf(setting: GuardrailSetting): string {
  return `${setting.kind} ${familyOf(setting)}`;
}

/** What a registry is for, among those of its family. Extra ones have a role of their own together. */
export function roleOf(setting: GuardrailSetting): string {
  return `${familyOf(setting)} ${registryRole(setting) ?? ''}`;
}

function firstOf(
  settings: readonly GuardrailSetting[],
  keyOf: (setting: GuardrailSetting) => string,
): ReadonlyMap<string, GuardrailSetting> {
  return new Map(settings.toReversed().map((setting) => [keyOf(setting), setting]));
}
