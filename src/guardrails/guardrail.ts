import type { GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';

/** Reads one kind of configuration file for the protections it holds. A file that cannot be read gives none: its format reports it. */
export interface GuardrailReader {
  readonly id: string;
  /** Globs as in `Format.files`. */
  readonly files: readonly string[];
  /** Never throws for bad input. Pure. */
  readonly read: (text: string, path: string) => readonly GuardrailSetting[];
}

/** What the setting says, before its file is known. */
export type SettingDraft = Omit<GuardrailSetting, 'path' | 'tool'>;

/** A setting with a switch's strength: 1 where it protects, 0 where it does not. */
export function switchSetting(
  kind: GuardrailKind,
  key: string,
  written: { value: string; line: number; protects: boolean; byDefault: boolean },
): SettingDraft {
  return {
    kind,
    key,
    value: written.value,
    line: written.line,
    strength: written.protects ? 1 : 0,
    strengthWhenAbsent: written.byDefault ? 1 : 0,
  };
}

/** A setting of several grades. Higher protects more; `absent` is what holds where nothing is written. */
export function gradedSetting(
  kind: GuardrailKind,
  key: string,
  written: { value: string; line: number; strength: number | undefined; absent: number },
): SettingDraft {
  const { value, line, strength, absent } = written;
  return { kind, key, value, line, ...(strength === undefined ? {} : { strength }), strengthWhenAbsent: absent };
}

/** An age in minutes; text that is no age gives no strength, so that only its change is seen. */
export function ageSetting(
  kind: GuardrailKind,
  key: string,
  written: { value: string; line: number; minutes: number | undefined; byDefault?: number },
): SettingDraft {
  return {
    kind,
    key,
    value: written.value,
    line: written.line,
    ...(written.minutes === undefined ? {} : { strength: written.minutes }),
    strengthWhenAbsent: written.byDefault ?? 0,
  };
}

/** Names that a setting lets through. */
export function namesSetting(
  kind: GuardrailKind,
  key: string,
  written: { names: readonly string[]; line: number },
): SettingDraft {
  return { kind, key, value: written.names.slice(0, 20).join(', '), line: written.line, names: written.names };
}

/** A registry address as it is shown: without credentials, query or fragment. */
export function shownAddress(address: string): string {
  const withoutQuery = address.split(/[?#]/, 1)[0] ?? '';
  const scheme = withoutQuery.indexOf('://');
  if (scheme < 0) return withoutQuery.slice(0, 200);
  const rest = withoutQuery.slice(scheme + 3);
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return `${withoutQuery.slice(0, scheme + 3)}${host}${slash < 0 ? '' : rest.slice(slash)}`.slice(0, 200);
}

/** Where packages come from: compared by address. */
export function registrySetting(key: string, written: { value: string; line: number }): SettingDraft {
  return { kind: 'registry', key, value: shownAddress(written.value), line: written.line };
}

const units: Readonly<Record<string, number>> = {
  s: 1 / 60,
  sec: 1 / 60,
  second: 1 / 60,
  m: 1,
  min: 1,
  minute: 1,
  h: 60,
  hour: 60,
  d: 1_440,
  day: 1_440,
  w: 10_080,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};

/** Minutes of a duration: `7d`, `3 days`, `P3D`, `PT36H`, or a bare number in the unit given. Undefined for anything else. */
export function minutesOf(text: string, bareUnit: 's' | 'm' | 'd'): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length > 40) return undefined;
  const plain = /^(\d+(?:\.\d+)?)\s*([a-z]*?)s?$/.exec(trimmed);
  if (plain) {
    const unit = plain[2] === '' ? (trimmed.endsWith('s') ? 's' : bareUnit) : (plain[2] ?? '');
    const factor = units[unit];
    return factor === undefined ? undefined : Number(plain[1]) * factor;
  }
  const iso = /^p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/.exec(trimmed);
  if (!iso || trimmed === 'p') return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0));
  return weeks * 10_080 + days * 1_440 + hours * 60 + minutes + seconds / 60;
}

/** Whether a written switch is on: `true`, `1`, `yes`, `on`. */
export function isOn(value: string): boolean {
  return ['true', '1', 'yes', 'on'].includes(value.trim().toLowerCase());
}
