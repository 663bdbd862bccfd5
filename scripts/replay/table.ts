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
  /** Of these, the mistakes that must not happen. */
  readonly wrong: number;
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
  const wrong = rows.filter(isWrong).length;
  const seconds = rows.reduce((sum, row) => sum + row.zero.seconds, 0) / Math.max(1, rows.length);
  const requests = rows.reduce((sum, row) => sum + row.zero.requests, 0) / Math.max(1, rows.length);
  const cost = `On average ${seconds.toFixed(2)} s and ${requests.toFixed(1)} requests a pull request.`;
  const signals = signalLines(rows);
  return {
    text: [...lines, '', cost, '', ...signals].join('\n'),
    markdown: [...lines, '', cost].join('\n'),
    off,
    wrong,
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

/** A quiet bump is blocked, or a compromise passes (with or without its advisory) unawares. */
function isWrong({ world, zero, later }: Row): boolean {
  if (world.kind === 'benign') return zero.decision === 'block' && !world.expect.decision.includes('block');
  const passes = zero.decision === 'pass' && !world.expect.decision.includes('pass');
  return passes || (later?.decision === 'pass' && world.expect.later?.includes('pass') !== true);
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
