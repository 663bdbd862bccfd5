import type { GuardrailChange, GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';

/** Kinds whose names let packages through: a name more is a protection less. */
const nameLists: ReadonlySet<GuardrailKind> = new Set([
  'plugin-allow-list',
  'release-age-exclusion',
  'script-allow-list',
  'trust-policy-exclusion',
]);

/**
 * What a pull request does to the repository's protections. A setting is held against its own earlier form; one that vanished against the
 * strongest of its kind that the pull request brings, so that a move between package managers with equal protection is no loosening.
 */
export function compareGuardrails(
  before: readonly GuardrailSetting[],
  after: readonly GuardrailSetting[],
): readonly GuardrailChange[] {
  const had = byKey(before);
  const has = byKey(after);
  const changes: GuardrailChange[] = [];
  for (const [key, setting] of has) {
    const change = compareSetting(had.get(key), setting);
    if (change) changes.push(change);
  }
  const fresh = [...has].filter(([key]) => !had.has(key)).map(([, setting]) => setting);
  for (const [key, setting] of had) {
    if (has.has(key)) continue;
    const change = removed(setting, fresh);
    if (change) changes.push(change);
  }
  return changes;
}

function byKey(settings: readonly GuardrailSetting[]): Map<string, GuardrailSetting> {
  const map = new Map<string, GuardrailSetting>();
  for (const setting of settings) {
    const value = setting.kind === 'registry' ? setting.value : '';
    map.set([setting.kind, setting.tool, setting.path, setting.key, value].join('\n'), setting);
  }
  return map;
}

function compareSetting(before: GuardrailSetting | undefined, after: GuardrailSetting): GuardrailChange | undefined {
  if (after.kind === 'registry')
    return before ? undefined : { effect: 'loosened', before, after, added: [after.value] };
  if (nameLists.has(after.kind) || after.names !== undefined) return compareNames(before, after);
  const earlier = before ? before.strength : after.strengthWhenAbsent;
  if (earlier === undefined || after.strength === undefined || earlier === after.strength) return undefined;
  return { effect: after.strength < earlier ? 'loosened' : 'tightened', before, after, added: [] };
}

function compareNames(before: GuardrailSetting | undefined, after: GuardrailSetting): GuardrailChange | undefined {
  if (before === undefined && restricts(after)) return { effect: 'tightened', before, after, added: [] };
  const had = new Set(before?.names);
  const has = new Set(after.names);
  const added = [...has].filter((name) => !had.has(name));
  if (added.length > 0) return { effect: 'loosened', before, after, added };
  return had.size > has.size ? { effect: 'tightened', before, after, added } : undefined;
}

/** A list of all that is let through: without it everything is. A list of exceptions protects most when it is empty. */
function restricts({ names, strength, strengthWhenAbsent }: GuardrailSetting): boolean {
  return names !== undefined && strength !== undefined && strength > (strengthWhenAbsent ?? 0);
}

/** A setting that is gone: harmless where its absence protects as much, or where another of its kind took over. */
function removed(before: GuardrailSetting, fresh: readonly GuardrailSetting[]): GuardrailChange | undefined {
  if (nameLists.has(before.kind) || before.kind === 'registry') return undefined;
  if (before.names !== undefined && !restricts(before)) {
    const heir = fresh.some((setting) => setting.kind === before.kind && setting.names !== undefined);
    return before.kind === 'source-mapping' && !heir
      ? { effect: 'loosened', before, after: undefined, added: [] }
      : undefined;
  }
  const strength = before.strength ?? 0;
  const left = before.strengthWhenAbsent ?? 0;
  if (left >= strength) return undefined;
  const heir = fresh.find((setting) => setting.kind === before.kind && (setting.strength ?? 0) >= strength);
  return heir
    ? { effect: 'moved', before, after: heir, added: [] }
    : { effect: 'loosened', before, after: undefined, added: [] };
}
