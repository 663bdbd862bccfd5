import { linesOf } from '../formats/syntax/lines.ts';

/** One `key = value` line of an ini-like file, with the section it stands in. */
export interface IniLine {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** Lines looked at in one file; configuration files are short. */
const mostLines = 20_000;

/** The settings of `.npmrc`, `pip.conf`, `.pypirc`-like files: sections in brackets, `#` and `;` comments, quotes taken off. */
export function readIni(text: string): readonly IniLine[] {
  const found: IniLine[] = [];
  let section = '';
  for (const { text: raw, number } of linesOf(text)) {
    if (number > mostLines) break;
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('[') && line.endsWith(']')) {
      section = line.slice(1, -1).trim().toLowerCase();
      continue;
    }
    const equals = line.indexOf('=');
    const key = (equals < 0 ? line : line.slice(0, equals)).trim();
    const value = equals < 0 ? 'true' : unquoted(line.slice(equals + 1).trim());
    if (key.length > 0 && key.length <= 300) found.push({ section, key, value: value.slice(0, 2_000), line: number });
  }
  return found;
}

function unquoted(value: string): string {
  const quote = value[0];
  return value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value;
}
