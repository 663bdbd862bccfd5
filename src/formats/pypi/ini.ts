import { linesOf } from '../syntax/lines.ts';

/** One setting of an INI file with each line of its value. */
export interface IniSetting {
  readonly section: string;
  readonly key: string;
  readonly lines: readonly { readonly text: string; readonly line: number }[];
  /** The value stands behind the key, on the key's own line. */
  readonly inline: boolean;
}

/**
 * The settings of an INI file as Python's configparser reads them: a line that is indented goes on with the value before
 * it; `=` or `:` parts key and value; `#` and `;` start a comment line. A setting that stands twice is given twice.
 */
export function iniSettings(text: string): readonly IniSetting[] {
  const settings: { section: string; key: string; lines: { text: string; line: number }[]; inline: boolean }[] = [];
  let section = '';
  let current: (typeof settings)[number] | undefined;
  for (const { text: raw, number } of linesOf(text)) {
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    const isIndented = raw.startsWith(' ') || raw.startsWith('\t');
    if (isIndented && current !== undefined) current.lines.push({ text: trimmed, line: number });
    else if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
      section = trimmed.slice(1, -1).trim();
      current = undefined;
    } else {
      const separator = trimmed.search(/[=:]/);
      const key = (separator === -1 ? trimmed : trimmed.slice(0, separator)).trim();
      const value = separator === -1 ? '' : trimmed.slice(separator + 1).trim();
      current = { section, key, lines: value === '' ? [] : [{ text: value, line: number }], inline: value !== '' };
      settings.push(current);
    }
  }
  return settings;
}
