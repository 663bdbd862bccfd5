import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import registryUrl from 'registry-url';
import { startCachingRegistry } from './caching-registry.ts';
import { livePairs } from './live-pairs.ts';
import { redated } from './redate.ts';
import { reviewFolders } from './world.ts';

/**
 * Reviews real, ordinary bumps of well-known packages straight from the npm registry, with their real archives, and prints what fired. Advisories and source
 * repositories are left out: the question is what metadata and archives alone make of quiet releases. `fresh`: as if each had been published an hour ago,
 * which is when update bots propose it. None may block.
 */
export async function replayLive(how: { readonly fresh: boolean }): Promise<number> {
  const now = Date.now();
  let bump: readonly [name: string, version: string] = ['', ''];
  const change = (text: string): string => {
    const document: unknown = JSON.parse(text);
    if (!isPackument(document)) return text;
    return JSON.stringify(redated(document, document.name === bump[0] ? bump[1] : undefined, now));
  };
  const registry = await startCachingRegistry(registryUrl(), how.fresh ? change : undefined);
  const nowhere = 'http://127.0.0.1:9/';
  let [blocked, warned] = [0, 0];
  try {
    for (const [name, from, to] of livePairs) {
      const scratch = mkdtempSync(join(tmpdir(), 'live-'));
      write(join(scratch, 'before'), name, from);
      write(join(scratch, 'after'), name, to);
      bump = [name, to];
      const roots = { npmRegistry: registry.url, npmDownloads: nowhere, osv: nowhere, githubApi: nowhere };
      const replayed = await reviewFolders(scratch, { roots, now: new Date(now).toISOString() });
      rmSync(scratch, { recursive: true, force: true });
      const acts = Object.values(replayed.signals);
      if (acts.includes('block')) blocked += 1;
      else if (acts.includes('warn')) warned += 1;
      const fired = replayed.lines.filter((line) => /^(block|warn|RISK|NOT CHECKED archive)/.test(line));
      process.stdout.write(
        `${acts.includes('block') ? 'BLOCK' : acts.includes('warn') ? 'warn ' : 'quiet'} ${name} ${from} → ${to} (${replayed.seconds.toFixed(1)} s)\n`,
      );
      for (const line of fired) process.stdout.write(`        ${line}\n`);
    }
  } finally {
    registry.close();
  }
  process.stdout.write(
    `\n${livePairs.length} bumps of ${new Set(livePairs.map(([name]) => name)).size} packages: ${blocked} blocked, ${warned} warned\n`,
  );
  process.stdout.write(`${livePairs.length - blocked} passed, ${blocked} failed\n`);
  return blocked;
}

function write(folder: string, name: string, version: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies: { [name]: version } }));
}

function isPackument(document: unknown): document is Parameters<typeof redated>[0] {
  return typeof document === 'object' && document !== null && 'versions' in document;
}
