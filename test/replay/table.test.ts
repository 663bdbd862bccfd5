import { readdirSync } from 'node:fs';
import type { Decision } from '../../src/domain/verdict.ts';
import { goalsOf } from '../../scripts/replay/goals.ts';
import { isOff, tableOf, type Row } from '../../scripts/replay/table.ts';
import { readWorld } from '../../scripts/replay/world.ts';

const worlds = new URL('./worlds/', import.meta.url);

describe('a replay’s table', () => {
  const rows = [
    row('litellm', { kind: 'incident', family: 'stolen', expect: ['block'] }, ['block', 'block']),
    row('axios', { kind: 'incident', family: 'worm', expect: ['block', 'warn'] }, ['warn', 'block']),
    row('coa', { kind: 'incident', family: 'worm', expect: ['warn'] }, ['pass', 'pass']),
    row('esbuild', { kind: 'benign', family: 'hook', expect: ['pass', 'warn'] }, ['warn']),
    row('vite', { kind: 'benign', family: 'hook', expect: ['pass'] }, ['pass']),
  ];

  it('counts compromises by the way they came in', () => {
    const lines = tableOf(rows).markdown.split('\n');
    expect(lines).toContain('| stolen | 1 | 1 (100 %) | 1 (100 %) | 1 (100 %) |');
    expect(lines).toContain('| worm | 2 | 1 (50 %) | 0 (0 %) | 1 (50 %) |');
    expect(lines).toContain('| **all** | 3 | 2 (67 %) | 1 (33 %) | 2 (67 %) |');
  });

  it('tells warnings with a reason from those without', () => {
    expect(tableOf(rows).markdown.split('\n')).toContain('| hook | 2 | 0 (0 %) | 1 (50 %) | 0 (0 %) |');
    const noisy = [row('vite', { kind: 'benign', family: 'hook', expect: ['pass'] }, ['warn'])];
    expect(tableOf(noisy).markdown.split('\n')).toContain('| hook | 1 | 0 (0 %) | 1 (100 %) | 1 (100 %) |');
  });

  it('counts how often a signal fired and what it did to quiet bumps', () => {
    expect(tableOf(rows).text.split('\n')).toContain('| fresh-release | 3 | 2 | 0 | 1 |');
  });

  it('says which worlds ended otherwise than expected', () => {
    expect(rows.filter(isOff).map(({ world }) => world.id)).toEqual(['coa']);
  });

  it('misses its goals when a compromise passes or a quiet bump is disturbed', () => {
    expect(goalsOf(rows).map(({ met }) => met)).toEqual([true, true, false, false, false]);
    const disturbed = [
      row('vite', { kind: 'benign', family: 'hook', expect: ['pass'] }, ['block']),
      row('zod', { kind: 'benign', family: 'hook', expect: ['pass'] }, ['warn']),
    ];
    expect(goalsOf(disturbed).map(({ met }) => met)).toEqual([false, false, true, true, true]);
    expect(goalsOf(disturbed)[0]?.name).toBe('no quiet bump is blocked: vite');
  });
});

describe('the worlds of the replay', () => {
  it.each(readdirSync(worlds))('%s names its kind, its family and what is expected', (id) => {
    const world = readWorld(new URL(`${id}/`, worlds));
    expect(world.id).toBe(id);
    expect(['incident', 'benign']).toContain(world.kind);
    expect(world.family).toMatch(/^[a-z][a-z, -]+$/);
    expect(world.expect.decision.every((one) => ['pass', 'warn', 'block'].includes(one))).toBe(true);
    expect(world.expect.decision.length).toBeGreaterThan(0);
  });
});

interface Story {
  readonly kind: 'incident' | 'benign';
  readonly family: string;
  readonly expect: readonly Decision[];
}

function row(id: string, { kind, family, expect: decision }: Story, [zero, later]: readonly Decision[]): Row {
  const replayed = (of: Decision = 'pass') => ({
    decision: of,
    signals: { 'fresh-release': of === 'block' ? 'block' : of === 'warn' ? 'warn' : 'none' },
    lines: [],
    seconds: 1,
    requests: 4,
  });
  const world = { id, title: id, kind, family, ecosystem: 'npm', now: '2026-03-24T11:05:00Z', folder: '' };
  return {
    world: { ...world, expect: { decision, ...(later === undefined ? {} : { later: ['block'] as const }) } },
    zero: replayed(zero),
    later: later === undefined ? undefined : replayed(later),
  };
}
