/** A note at lines of a file, in the API's own words. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

/** A button on the check run. GitHub sends `identifier` back. */
export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckOutput {
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
}

/** Limits of the check-runs API: characters and bytes both count. */
const maxTextBytes = 65_535;
const maxTitle = 255;
const maxDetailBytes = 64 * 1024;

/** Annotations that one request takes. */
export const annotationsPerRequest = 50;

/** The last line of defence: whoever renders keeps to the limits already, and a verdict is never lost to a length. */
export function fitOutput(output: CheckOutput): CheckOutput {
  const { title, summary, text } = output;
  const fitted = {
    title: cutCharacters(title, maxTitle) || 'Lockwarden',
    summary: cutBytes(summary, maxTextBytes) || ' ',
  };
  return text === undefined || text === '' ? fitted : { ...fitted, text: cutBytes(text, maxTextBytes) };
}

export function fitAnnotation(one: Annotation): Annotation {
  const start = Math.max(1, Math.trunc(one.start_line) || 1);
  const end = Math.max(start, Math.trunc(one.end_line) || 1);
  const { start_column, end_column, title, raw_details } = one;
  return {
    path: one.path.replace(/^(?:\.?\/)+/, ''),
    start_line: start,
    end_line: end,
    annotation_level: one.annotation_level,
    message: cutBytes(one.message, maxDetailBytes) || 'See the check run.',
    // Columns are refused unless both ends are on one line.
    ...(start === end && start_column !== undefined ? { start_column } : {}),
    ...(start === end && end_column !== undefined ? { end_column } : {}),
    ...(title === undefined ? {} : { title: cutCharacters(title, maxTitle) }),
    ...(raw_details === undefined ? {} : { raw_details: cutBytes(raw_details, maxDetailBytes) }),
  };
}

export function fitActions(actions: readonly CheckAction[]): readonly CheckAction[] {
  return actions.slice(0, 3).map(({ label, description, identifier }) => ({
    label: cutCharacters(label, 20),
    description: cutCharacters(description, 40),
    identifier: cutCharacters(identifier, 20),
  }));
}

/** Cuts between characters so that at most `max` bytes of UTF-8 remain. */
export function cutBytes(text: string, max: number): string {
  const clean = text.toWellFormed();
  const bytes = Buffer.from(clean);
  if (bytes.length <= max) return clean;
  let end = max - 3;
  // A continuation byte is no place to cut.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return `${bytes.toString('utf8', 0, end)}…`;
}

export function cutCharacters(text: string, max: number): string {
  const characters = Array.from(text.toWellFormed().slice(0, max * 2 + 2));
  return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`;
}
