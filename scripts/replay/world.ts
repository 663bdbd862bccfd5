import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openReadingPool } from '../../src/adapters/reading/pool.ts';
import { openSources } from '../../src/adapters/open-sources.ts';
import type { SourceRoots } from '../../src/adapters/roots.ts';
import { changedFilesOfFolders } from '../../src/cli/change-of-folders.ts';
import { realTimer } from '../../src/adapters/http/real-timer.ts';
import type { Decision } from '../../src/domain/verdict.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { review } from '../../src/review/review.ts';

export interface World {
  readonly id: string;
  readonly title: string;
  readonly kind: 'incident' | 'benign';
  /** How the bad release came in, or what kind of quiet bump it is. */
  readonly family: string;
  readonly ecosystem: string;
  readonly now: string;
  readonly expect: { readonly decision: readonly Decision[]; readonly later?: readonly Decision[] };
  readonly folder: string;
}

/** What one replay came to. */
export interface Replayed {
  readonly decision: Decision;
  /** Signals that fired with their actions, once each, strongest action first. */
  readonly signals: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly seconds: number;
  readonly requests: number;
}

export function readWorld(folder: URL): World {
  return { ...JSON.parse(readFileSync(new URL('world.json', folder), 'utf8')), folder: fileURLToPath(folder) };
}

const server = fileURLToPath(new URL('../../test/replay/serve.mjs', import.meta.url));

/** Serves a world, reviews its pull request, and answers what the review said. */
export async function replayWorld(world: World, how: { readonly later: boolean }): Promise<Replayed> {
  const scratch = mkdtempSync(join(tmpdir(), 'replay-'));
  const child = spawn(process.execPath, [server, '--world', world.folder, ...(how.later ? ['--later'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const roots: Record<string, string> = JSON.parse(String(line));
    await materialise(world, scratch, roots);
    const now = how.later ? instantAfterAdvisories(world) : world.now;
    const replayed = await reviewFolders(scratch, { roots: rootsFrom(roots), now });
    return { ...replayed, requests: await requestsOf(roots['log']) };
  } finally {
    child.kill();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function materialise(world: World, scratch: string, roots: Readonly<Record<string, string>>): Promise<void> {
  const base = String(roots['npm']).replace(/npm\/$/, '');
  const child = spawn(process.execPath, [server, '--world', world.folder, '--materialise', scratch, '--base', base], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${world.id} could not be materialised (exit ${code})`);
}

/** An hour after the last record of the world was published: an advisory that is not out yet is not known. */
function instantAfterAdvisories(world: World): string {
  const folder = join(world.folder, 'osv-later');
  let files: string[] = [];
  try {
    files = readdirSync(folder);
  } catch {
    return world.now;
  }
  const times = files.map((file) => Date.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')).published ?? ''));
  const last = Math.max(Date.parse(world.now), ...times.filter((time) => !Number.isNaN(time)));
  return new Date(last + 3_600_000).toISOString();
}

/** Reviews `before` against `after` below a folder and answers what the review said. */
export async function reviewFolders(
  scratch: string,
  { roots, now }: { readonly roots: Partial<SourceRoots>; readonly now: string },
): Promise<Replayed> {
  const started = performance.now();
  const change = await changedFilesOfFolders(join(scratch, 'before'), join(scratch, 'after'));
  const sources = await openSources({
    roots,
    offline: false,
    now: () => now,
    withoutIncidents: true,
  });
  const reader = openReadingPool();
  try {
    const { report } = await review(
      {
        subject: change.subject,
        now,
        clockFixed: true,
        files: change.files,
        problems: [],
        policy: { policy: defaultPolicy, source: 'default policy', problems: [] },
      },
      { reader, sources: sources.all, timer: realTimer, budgetMs: 60_000 },
    );
    const { verdict } = report;
    return {
      decision: verdict.decision,
      signals: Object.fromEntries(verdict.findings.toReversed().map((finding) => [finding.signal, finding.action])),
      lines: [
        ...verdict.findings.map(
          (f) =>
            `${f.action.padEnd(5)} ${f.signal} (${f.severity}/${f.confidence}) ${f.package?.purl ?? f.path}: ${f.message}`,
        ),
        ...verdict.unchecked
          .filter((gap) => gap.decisive)
          .map((gap) => `NOT CHECKED ${gap.what} of ${gap.purl}: ${gap.why}`),
        ...report.problems.map((problem) => `PROBLEM ${problem.path}: ${problem.message}`),
        ...report.risks.map(
          (risk) =>
            `RISK ${risk.score} ${risk.package.purl}: ${risk.contributions.map((c) => `${c.signal} ${c.points}`).join(', ')}`,
        ),
      ],
      seconds: (performance.now() - started) / 1_000,
      requests: 0,
    };
  } finally {
    await Promise.all([sources.close(), reader.close()]);
  }
}

function rootsFrom(roots: Readonly<Record<string, string>>): Partial<SourceRoots> {
  const names: Readonly<Record<string, keyof SourceRoots>> = {
    npm: 'npmRegistry',
    pypi: 'pypi',
    osv: 'osv',
    github: 'githubApi',
    crates: 'crates',
    rubygems: 'rubygems',
    packagist: 'packagist',
    nuget: 'nuget',
    goproxy: 'goproxy',
    maven: 'maven',
    depsdev: 'depsdev',
  };
  return Object.fromEntries(
    Object.entries(names).flatMap(([service, root]) => (roots[service] === undefined ? [] : [[root, roots[service]]])),
  );
}

async function requestsOf(log: string | undefined): Promise<number> {
  if (log === undefined) return 0;
  const answer: unknown = await (await fetch(log)).json();
  const requests: unknown =
    typeof answer === 'object' && answer !== null && 'requests' in answer ? answer.requests : answer;
  return Array.isArray(requests) ? requests.length : 0;
}
