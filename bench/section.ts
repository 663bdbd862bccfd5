/** One line of a table: what was measured, ours beside the floor, and what the goal is. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly floor: string;
  /** Ours by floor, measured in one run; undefined where the goal is no ratio. */
  readonly ratio: number | undefined;
  /** Undefined: the row is shown for what it is, and no goal speaks of it. */
  readonly goal: string | undefined;
  /** Whether the goal is met; says nothing where there is none. */
  readonly met: boolean;
}

/** A part of the benchmark that can be run alone. `say` tells of progress. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly run: (say: (line: string) => void) => Promise<readonly Row[]>;
}

/** The table of a section, columns under each other. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['', 'ours', 'floor', 'ratio', 'goal', ''];
  const lines = rows.map(({ what, ours, floor, ratio, goal, met }) => {
    const verdict = goal === undefined ? '' : met ? 'met' : 'MISSED';
    return [what, ours, floor, ratio === undefined ? '' : `${ratio.toFixed(2)}x`, goal ?? '', verdict];
  });
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
