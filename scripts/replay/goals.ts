import { isIncident, isNeedless, type Row } from './table.ts';

export interface Goal {
  readonly name: string;
  readonly met: boolean;
}

/**
 * What a replay is held to. Some quiet bumps want a look (a well-known package gains an install script): their worlds expect
 * the warning, and only the others count as noise.
 */
export function goalsOf(rows: readonly Row[]): readonly Goal[] {
  const incidents = rows.filter(isIncident);
  const benign = rows.filter((row) => !isIncident(row));
  const blocked = benign.filter(({ zero }) => zero.decision === 'block');
  const needless = benign.filter(isNeedless);
  const passing = incidents.filter(
    ({ world, later }) => later?.decision === 'pass' && world.expect.later?.includes('pass') !== true,
  );
  const flagged = part(incidents, ({ zero }) => zero.decision !== 'pass');
  const stopped = part(incidents, ({ zero }) => zero.decision === 'block');
  const noise = needless.length / Math.max(1, benign.length);
  return [
    { name: `no quiet bump is blocked: ${idsOf(blocked)}`, met: blocked.length === 0 },
    {
      name: `at most 5 % of quiet bumps are warned of without a reason to: ${percent(noise)}, ${idsOf(needless)}`,
      met: noise <= 0.05,
    },
    { name: `at least 98 % of compromises do not pass at minute zero: ${percent(flagged)}`, met: flagged >= 0.98 },
    { name: `at least 85 % are blocked: ${percent(stopped)}`, met: stopped >= 0.85 },
    { name: `none passes with its advisory out: ${idsOf(passing)}`, met: passing.length === 0 },
  ];
}

function part(rows: readonly Row[], is: (row: Row) => boolean): number {
  return rows.length === 0 ? 1 : rows.filter(is).length / rows.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function idsOf(rows: readonly Row[]): string {
  return rows.map((row) => row.world.id).join(', ') || 'none';
}
