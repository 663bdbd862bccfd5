import type { Decision } from '../../src/domain/verdict.ts';
import type { Replayed, World } from './world.ts';

export interface Row {
  readonly world: World;
  readonly zero: Replayed;
  readonly later: Replayed | undefined;
}

/** The figures of a replay: `text` for the terminal, `markdown` for README.md. */
export function tableOf(rows: readonly Row[]): { readonly text: string; readonly markdown: string } {
  const incidents = rows.filter(isIncident);
  const benign = rows.filter((row) => !isIncident(row));
  const markdown = [
    ...compromisesBy('Compromises, how they came in', incidents, (row) => row.world.family),
    '',
    ...compromisesBy('Compromises, ecosystem', incidents, (row) => row.world.ecosystem),
    '',
    ...quietBy('Quiet bumps, kind', benign, (row) => row.world.family),
    '',
    ...quietBy('Quiet bumps, ecosystem', benign, (row) => row.world.ecosystem),
    '',
    cost(rows),
  ].join('\n');
  return { text: [markdown, '', ...signalLines(rows)].join('\n'), markdown };
}

/** A world that ended otherwise than it expects, at minute zero or with its advisory out. */
export function isOff({ world, zero, later }: Row): boolean {
  if (!world.expect.decision.includes(zero.decision)) return true;
  return later !== undefined && world.expect.later !== undefined && !world.expect.later.includes(later.decision);
}

export function isIncident({ world }: Row): boolean {
  return world.kind === 'incident';
}

/** A quiet bump that is warned of although its world wants it to pass. */
export function isNeedless({ world, zero }: Row): boolean {
  return world.kind === 'benign' && zero.decision !== 'pass' && !world.expect.decision.includes(zero.decision);
}

type Group = (row: Row) => string;

function compromisesBy(title: string, rows: readonly Row[], group: Group): readonly string[] {
  const line = (name: string, of: readonly Row[]): string => {
    const blocked = of.filter(({ zero }) => zero.decision === 'block').length;
    const notPassed = of.filter(({ zero }) => zero.decision !== 'pass').length;
    const later = of.filter(({ later }) => later?.decision === 'block').length;
    return cells([
      name,
      of.length,
      share(notPassed, of.length),
      share(blocked, of.length),
      share(later, of.filter((row) => row.later !== undefined).length),
    ]);
  };
  const head = [
    title,
    'worlds',
    'not passed at minute zero',
    'blocked at minute zero',
    'blocked with the advisory out',
  ];
  return grouped(head, { rows, group, line });
}

function quietBy(title: string, rows: readonly Row[], group: Group): readonly string[] {
  const line = (name: string, of: readonly Row[]): string => {
    const count = (decision: Decision) => of.filter(({ zero }) => zero.decision === decision).length;
    const needless = of.filter(isNeedless).length;
    return cells([
      name,
      of.length,
      share(count('block'), of.length),
      share(count('warn'), of.length),
      share(needless, of.length),
    ]);
  };
  return grouped([title, 'worlds', 'blocked', 'warned', 'of these without a reason to'], { rows, group, line });
}

interface Grouping {
  readonly rows: readonly Row[];
  readonly group: Group;
  readonly line: (name: string, rows: readonly Row[]) => string;
}

function grouped(head: readonly string[], { rows, group, line }: Grouping): readonly string[] {
  const names = [...new Set(rows.map(group))].toSorted();
  return [
    cells(head),
    cells(head.map(() => '---')),
    ...names.map((name) =>
      line(
        name,
        rows.filter((row) => group(row) === name),
      ),
    ),
    line('**all**', rows),
  ];
}

function cells(values: readonly (number | string)[]): string {
  return `| ${values.join(' | ')} |`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part} (${Math.round((100 * part) / whole)} %)`;
}

function cost(rows: readonly Row[]): string {
  const requests = rows.map(({ zero }) => zero.requests).toSorted((a, b) => a - b);
  const seconds = rows.map(({ zero }) => zero.seconds).toSorted((a, b) => a - b);
  const middle = Math.floor(rows.length / 2);
  const last = Math.max(0, rows.length - 1);
  return (
    `A pull request took ${(seconds[middle] ?? 0).toFixed(1)} s and ${requests[middle] ?? 0} requests in the middle, ` +
    `${(seconds[last] ?? 0).toFixed(1)} s and ${requests[last] ?? 0} requests at most.`
  );
}

function signalLines(rows: readonly Row[]): readonly string[] {
  const counts = new Map<string, { incidents: number; benign: number; blocks: number; warns: number }>();
  for (const { world, zero } of rows) {
    for (const [signal, action] of Object.entries(zero.signals)) {
      const count = counts.get(signal) ?? { incidents: 0, benign: 0, blocks: 0, warns: 0 };
      if (world.kind === 'incident') count.incidents += 1;
      else {
        count.benign += 1;
        if (action === 'block') count.blocks += 1;
        if (action === 'warn') count.warns += 1;
      }
      counts.set(signal, count);
    }
  }
  return [
    cells(['Signal', 'fired in compromises', 'in quiet bumps', 'of these blocking', 'warning']),
    cells(['---', '---', '---', '---', '---']),
    ...[...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([signal, c]) => cells([signal, c.incidents, c.benign, c.blocks, c.warns])),
  ];
}
