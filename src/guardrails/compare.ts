import type { GuardrailChange, GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';
import { bareAddress, isPublicRegistry, registryRole } from './registries.ts';
import { groupOf, restOf, roleOf, type Rest } from './rest.ts';

/** Kinds whose names let packages through: a name more is a protection less. */
const nameLists: ReadonlySet<GuardrailKind> = new Set([
  'plugin-allow-list',
  'release-age-exclusion',
  'script-allow-list',
  'trust-policy-exclusion',
]);

/** Changes told at most. Whoever makes more hides nothing by it: those that loosen come first. */
const mostChanges = 1_000;

/**
 * What a pull request does to the repository's protections. A setting is held against its own earlier form, in the same file or in one that
 * took its place. What vanished is held against the strongest of its kind that came, what let names through against what did before: a move
 * between package managers with equal protection is no loosening.
 */
export function compareGuardrails(
  before: readonly GuardrailSetting[],
  after: readonly GuardrailSetting[],
): readonly GuardrailChange[] {
  const inPlace = matched({ lost: before, fresh: after }, (setting) => `${setting.path}\n${nameOf(setting)}`);
  const moved = matched(inPlace, nameOf);
  const pairs = [...inPlace.pairs, ...moved.pairs];
  const rest = restOf({ ...moved, shrunk: pairs.flatMap(([was, is]) => withoutNamesOf(was, is)), after });
  const changes = [
    ...pairs.flatMap(([was, is]) => compareSetting(was, is) ?? []),
    ...moved.fresh.flatMap((setting) => come(setting, rest) ?? []),
    ...moved.lost.flatMap((setting) => gone(setting, rest) ?? []),
  ];
  if (changes.length <= mostChanges) return changes;
  return changes
    .toSorted((a, b) => Number(b.effect === 'loosened') - Number(a.effect === 'loosened'))
    .slice(0, mostChanges);
}

function nameOf({ kind, tool, key, value }: GuardrailSetting): string {
  return [kind, tool, key, kind === 'registry' ? value : ''].join('\n');
}

type Pair = readonly [before: GuardrailSetting, after: GuardrailSetting];

/** What only one side has. */
interface Unmatched {
  readonly lost: readonly GuardrailSetting[];
  readonly fresh: readonly GuardrailSetting[];
}

/** Pairs the settings of one name. Of several, as commands are, those that are the same first, then equally strong ones. */
function matched(
  sides: Unmatched,
  keyOf: (setting: GuardrailSetting) => string,
): Unmatched & { readonly pairs: readonly Pair[] } {
  const pairs: Pair[] = [];
  let left = sides;
  const alike: readonly ((setting: GuardrailSetting) => string)[] = [
    (setting) => `${keyOf(setting)}\n${setting.strength ?? ''}\n${setting.value}`,
    (setting) => `${keyOf(setting)}\n${setting.strength ?? ''}`,
    keyOf,
  ];
  for (const key of alike) {
    const had = Map.groupBy(left.lost, key);
    const fresh: GuardrailSetting[] = [];
    // The first of a queue goes first, so that a command that stands earlier is not taken for the new one.
    const taken = new Map<string, number>();
    for (const setting of left.fresh) {
      const at = taken.get(key(setting)) ?? 0;
      const earlier = had.get(key(setting))?.[at];
      taken.set(key(setting), at + 1);
      if (earlier) pairs.push([earlier, setting]);
      else fresh.push(setting);
    }
    const gone = new Set(pairs.map(([was]) => was));
    left = { fresh, lost: left.lost.filter((setting) => !gone.has(setting)) };
  }
  return { ...left, pairs };
}

/** The names that a list had and has no more: another list may have taken them over. */
function withoutNamesOf(before: GuardrailSetting, after: GuardrailSetting): readonly GuardrailSetting[] {
  if (before.names === undefined) return [];
  const has = new Set(after.names);
  const names = before.names.filter((name) => !has.has(name));
  return names.length === 0 ? [] : [{ ...before, names }];
}

function compareSetting(before: GuardrailSetting, after: GuardrailSetting): GuardrailChange | undefined {
  if (after.kind === 'registry') return undefined;
  if (nameLists.has(after.kind) || after.names !== undefined) return compareNames(before, after, before.names ?? []);
  if (before.strength === undefined || after.strength === undefined) return undefined;
  return compareStrength(before, after, before.strength);
}

function compareStrength(
  before: GuardrailSetting | undefined,
  after: GuardrailSetting,
  earlier: number | undefined,
): GuardrailChange | undefined {
  if (earlier === undefined || after.strength === undefined || earlier === after.strength) return undefined;
  return { effect: after.strength < earlier ? 'loosened' : 'tightened', before, after, added: [] };
}

function compareNames(
  before: GuardrailSetting | undefined,
  after: GuardrailSetting,
  letThrough: readonly string[],
): GuardrailChange | undefined {
  const had = new Set(letThrough);
  const has = new Set(after.names);
  const added = [...has].filter((name) => !had.has(name));
  if (added.length > 0) return { effect: 'loosened', before, after, added };
  if (before === undefined) return has.size > 0 ? { effect: 'moved', before, after, added } : undefined;
  return had.size > has.size ? { effect: 'tightened', before, after, added } : undefined;
}

/** A list of all that is let through: without it everything is. A list of exceptions protects most when it is empty. */
function restricts({ names, strength, strengthWhenAbsent }: GuardrailSetting): boolean {
  return names !== undefined && strength !== undefined && strength > (strengthWhenAbsent ?? 0);
}

/** A setting that was nowhere before. */
function come(after: GuardrailSetting, rest: Rest): GuardrailChange | undefined {
  if (after.kind === 'registry') return registryCome(after, rest);
  if (restricts(after)) return { effect: 'tightened', before: undefined, after, added: [] };
  if (nameLists.has(after.kind) || after.names !== undefined)
    return compareNames(undefined, after, rest.lostNames.get(groupOf(after)) ?? []);
  // Few hold such commands to a lockfile: one more that is not says nothing.
  if (after.command === 'lenient' && after.strength === 0) return undefined;
  return compareStrength(undefined, after, after.strengthWhenAbsent);
}

function registryCome(after: GuardrailSetting, rest: Rest): GuardrailChange | undefined {
  const earlier = rest.lostAddresses.get(`${roleOf(after)}\n${bareAddress(after.value)}`);
  if (earlier) return { effect: 'moved', before: earlier, after, added: [] };
  const instead = rest.lostRoles.get(roleOf(after));
  // The public registry said aloud is where packages come from anyway, unless another one stood there.
  if (isPublicRegistry(after) && instead === undefined) return undefined;
  return { effect: 'loosened', before: instead, after, added: [after.value] };
}

/** A setting that is gone: harmless where its absence protects as much, or where another of its kind took over. */
function gone(before: GuardrailSetting, rest: Rest): GuardrailChange | undefined {
  const loosened: GuardrailChange = { effect: 'loosened', before, after: undefined, added: [] };
  // What is not installed any more needs no lockfile.
  if (nameLists.has(before.kind) || before.command !== undefined) return undefined;
  // Where the registry of all packages or of a scope is gone and nothing stands in its place, the public one answers from now on.
  if (before.kind === 'registry') {
    const isRuled = registryRole(before) !== undefined && !isPublicRegistry(before);
    return isRuled && !rest.rolesAfter.has(roleOf(before)) ? loosened : undefined;
  }
  const group = groupOf(before);
  if (before.names !== undefined && !restricts(before)) {
    const isPartOf = rest.lostKeys.has(`${before.path}\n${before.key.slice(0, before.key.indexOf('.'))}`);
    return before.kind === 'source-mapping' && !rest.freshLists.has(group) && !isPartOf ? loosened : undefined;
  }
  const strength = before.strength ?? 0;
  if ((before.strengthWhenAbsent ?? 0) >= strength) return undefined;
  const heir = rest.strongest.get(group);
  if (heir === undefined || (heir.strength ?? 0) < strength) return loosened;
  return { effect: 'moved', before, after: heir, added: [] };
}
