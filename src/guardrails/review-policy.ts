import type { GuardrailSetting } from '../domain/guardrail.ts';
import { at, itemsOf, membersOf, text as textOf, type Member, type Tree } from '../formats/syntax/tree.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { minutesOf, namesSetting, switchSetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';

/** How much an action protects. */
const actions: Readonly<Record<string, number>> = { off: 0, note: 1, warn: 2, block: 3 };
const inconclusive: Readonly<Record<string, number>> = { pass: 0, warn: 1, incomplete: 2 };
const unknownLicences: Readonly<Record<string, number>> = { pass: 0, warn: 1, block: 2 };
/** The age that holds where the policy names none. */
const usualAgeMinutes = 72 * 60;

/**
 * The policy by which the next pull request will be judged. This one is judged by the base's, so a line that excuses what it
 * brings changes nothing yet; whoever merges it must see it.
 */
export const reviewPolicy: GuardrailReader = {
  id: 'review-policy',
  files: ['.github/lockwarden.yml'],
  read: (text, path) => {
    const parsed = parseYaml(text);
    if (!parsed.ok) return [];
    const drafts = [...membersOf(parsed.value[0])].flatMap(([key, entry]) => settingsOf(key, entry));
    return drafts.map((draft): GuardrailSetting => ({ ...draft, path, tool: 'lockwarden' }));
  },
};

function settingsOf(key: string, { value, line }: Member): readonly SettingDraft[] {
  switch (key) {
    case 'exceptions':
      return [namesSetting('review-policy', key, { names: itemsOf(value).map(exceptionName), line })];
    case 'read-code':
      return [graded(key, { value, line }, { of: { true: 1, false: 0 }[textOf(value) ?? ''], absent: 1 })];
    case 'internal-names':
      return namesIn(value).map((name) => guarded(`${key} ${name}`, { name, line }));
    case 'licences':
      return [...membersOf(value)].flatMap(([id, member]) => licenceSettings(id, member));
    case 'registries':
      return [
        namesSetting('review-policy', key, { names: itemsOf(value).flatMap((item) => textOf(item) ?? []), line }),
      ];
    case 'release-age':
      return [graded(key, { value, line }, { of: minutesOfAge(textOf(value) ?? ''), absent: usualAgeMinutes })];
    case 'signals':
      // What a signal does by default is not known here: a milder word than warn is worth a look.
      return [...membersOf(value)].map(([id, member]) =>
        graded(`signals.${id}`, member, { of: actions[textOf(member.value) ?? ''], absent: 2 }),
      );
    case 'thresholds':
      return [...membersOf(value)].map(([id, member]) =>
        graded(`thresholds.${id}`, member, { of: 100 - Number(textOf(member.value) ?? Number.NaN), absent: 100 }),
      );
    case 'when-inconclusive':
      return [graded(key, { value, line }, { of: inconclusive[textOf(value) ?? ''], absent: 2 })];
    default:
      return [];
  }
}

/** A licence more that is allowed, or one less that is denied, is a protection less; a first list of allowed ones is one more. */
function licenceSettings(id: string, { value, line }: Member): readonly SettingDraft[] {
  const names = namesIn(value);
  if (id === 'unknown')
    return [graded('licences.unknown', { value, line }, { of: unknownLicences[textOf(value) ?? ''], absent: 0 })];
  if (id === 'deny') return names.map((name) => guarded(`licences.deny ${name}`, { name, line }));
  if (id !== 'allow' || names.length === 0) return [];
  return [{ ...namesSetting('review-policy', 'licences.allow', { names, line }), strength: 1, strengthWhenAbsent: 0 }];
}

/** A name that the policy guards: a protection less where it goes. */
function guarded(key: string, { name, line }: { readonly name: string; readonly line: number }): SettingDraft {
  return switchSetting('review-policy', key, { value: name, line, protects: true, byDefault: false });
}

/** The texts of a list, or one text in its place. */
function namesIn(value: Tree): readonly string[] {
  const items = itemsOf(value);
  return (items.length > 0 ? items : [value]).flatMap((item) => textOf(item) ?? []);
}

/** An exception under the package that it lets through, with the versions and the signal that narrow it. */
function exceptionName(item: Tree): string {
  const [name = '', versions, signal] = ['package', 'versions', 'signal'].map((key) => textOf(at(item, key)));
  return `${name}${versions === undefined ? '' : `@${versions}`}${signal === undefined ? '' : ` (${signal})`}`;
}

function graded(
  key: string,
  { value, line }: Pick<Member, 'value' | 'line'>,
  strength: { readonly of: number | undefined; readonly absent: number },
): SettingDraft {
  const known = strength.of !== undefined && !Number.isNaN(strength.of);
  return {
    kind: 'review-policy',
    key,
    value: textOf(value) ?? '',
    line,
    ...(known ? { strength: strength.of } : {}),
    strengthWhenAbsent: strength.absent,
  };
}

/** The policy counts hours where no unit stands. */
function minutesOfAge(text: string): number | undefined {
  return minutesOf(/^\d+$/.test(text.trim()) ? `${text.trim()}h` : text, 'd');
}
