import type { Decision } from '../../src/domain/verdict.ts';
import type { Replayed, World } from './world.ts';

export interface Row {
  readonly world: World;
  readonly zero: Replayed;
  readonly later: Replayed | undefined;
}

/** The figures of a replay, for the terminal and for README.md, and how many worlds ended otherwise than expected. */
export function tableOf(rows: readonly Row[]): {
  readonly text: string;
  readonly markdown: string;
  /** Worlds that ended otherwise than expected. */
  readonly off: number;
} {
  const incidents = rows.filter((row) => row.world.kind === 'incident');
  const benign = rows.filter((row) => row.world.kind === 'benign');
  const groups = [...new Set(rows.map((row) => row.world.ecosystem))].toSorted();
  const lines = [
    '| Ecosystem | Compromises | stopped or flagged at minute zero | blocked | blocked with the advisory out | Quiet bumps | blocked | warned |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...groups.map((name) =>
      groupLine(
        name,
        incidents.filter((r) => r.world.ecosystem === name),
        benign.filter((r) => r.world.ecosystem === name),
      ),
    ),
    groupLine('**all**', incidents, benign),
  ];
  const off = rows.filter(isOff).length;
  const seconds = rows.reduce((sum, row) => sum + row.zero.seconds, 0) / Math.max(1, rows.length);
  const requests = rows.reduce((sum, row) => sum + row.zero.requests, 0) / Math.max(1, rows.length);
  const cost = `On average ${seconds.toFixed(2)} s and ${requests.toFixed(1)} requests a pull request.`;
  const signals = signalLines(rows);
  return {
    text: [...lines, '', cost, '', ...signals].join('\n'),
    markdown: [...lines, '', cost].join('\n'),
    off,
  };
}

function groupLine(name: string, incidents: readonly Row[], benign: readonly Row[]): string {
  const zero = (decision: Decision) => incidents.filter((row) => row.zero.decision === decision).length;
  const notPassed = incidents.length - zero('pass');
  const later = incidents.filter((row) => row.later?.decision === 'block').length;
  const count = (decision: Decision) => benign.filter((row) => row.zero.decision === decision).length;
  return `| ${[name, incidents.length, share(notPassed, incidents.length), share(zero('block'), incidents.length), share(later, incidents.length), benign.length, share(count('block'), benign.length), share(count('warn'), benign.length)].join(' | ')} |`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part} (${Math.round((100 * part) / whole)} %)`;
}

function isOff({ world, zero, later }: Row): boolean {
  if (!world.expect.decision.includes(zero.decision)) return true;
  return later !== undefined && world.expect.later !== undefined && !world.expect.later.includes(later.decision);
}

export interface Goal {
  readonly name: string;
  readonly met: boolean;
}

/** What a replay is held to: no quiet bump blocked, hardly a compromise passes unflagged, most are blocked, and with the advisory out none passes unawares. */
export function goalsOf(rows: readonly Row[]): readonly Goal[] {
  const incidents = rows.filter((row) => row.world.kind === 'incident');
  const blockedUnawares = rows.filter(
    ({ world, zero }) =>
      world.kind === 'benign' && zero.decision === 'block' && !world.expect.decision.includes('block'),
  );
  const part = (count: number) => (incidents.length === 0 ? 1 : count / incidents.length);
  const flagged = part(incidents.filter((row) => row.zero.decision !== 'pass').length);
  const blocked = part(incidents.filter((row) => row.zero.decision === 'block').length);
  const passing = incidents.filter(
    ({ world, later }) => later?.decision === 'pass' && world.expect.later?.includes('pass') !== true,
  );
  return [
    {
      name: `no quiet bump is blocked: ${blockedUnawares.map((row) => row.world.id).join(', ') || 'none'}`,
      met: blockedUnawares.length === 0,
    },
    {
      name: `at least 98 % of compromises do not pass at minute zero: ${(100 * flagged).toFixed(1)} %`,
      met: flagged >= 0.98,
    },
    { name: `at least 85 % are blocked: ${(100 * blocked).toFixed(1)} %`, met: blocked >= 0.85 },
    {
      name: `none passes with its advisory out: ${passing.map((row) => row.world.id).join(', ') || 'none'}`,
      met: passing.length === 0,
    },
  ];
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
    '| Signal | fired in compromises | in quiet bumps | of these blocking | warning |',
    '| --- | --- | --- | --- | --- |',
    ...[...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([signal, c]) => `| ${signal} | ${c.incidents} | ${c.benign} | ${c.blocks} | ${c.warns} |`),
  ];
}
