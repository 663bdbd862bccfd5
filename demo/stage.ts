import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeGitHub } from '../test/fakes/github/index.ts';
import { startFakeGitHub } from '../test/fakes/github/index.ts';
import { plantSources } from '../test/support/source-repositories.ts';
import { serveWorlds } from '../test/support/worlds.ts';
import type { ServedWorld } from '../test/support/worlds.ts';
import { startLockwarden } from './lockwarden.ts';
import type { RunningLockwarden } from './lockwarden.ts';
import { openStory, worldsTold } from './story.ts';
import type { Story } from './story.ts';

/** Everything that the demo runs, all of it on loopback. */
export interface Stage {
  readonly github: FakeGitHub;
  readonly registries: ServedWorld;
  readonly lockwarden: RunningLockwarden;
  readonly story: Story;
  /** Ends all of it by its process id and removes what was written. */
  readonly clear: () => Promise<void>;
}

/** Starts GitHub, the registries and Lockwarden. `say` is told what stands. */
export async function setStage(say: (line: string) => void): Promise<Stage> {
  const scratch = mkdtempSync(join(tmpdir(), 'lockwarden-demo-'));
  const undo: (() => Promise<void>)[] = [async () => rmSync(scratch, { recursive: true, force: true })];
  const clear = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    const github = await startFakeGitHub();
    undo.push(async () => await github.close());
    say(`a GitHub stands at ${github.url}`);
    const registries = await serveWorlds(worldsTold);
    undo.push(registries.stop);
    plantSources(github, registries.folder);
    say(`registries tell the minute ${registries.environment['LOCKWARDEN_NOW'] ?? ''}, before any advisory`);
    const story = openStory(github);
    const lockwarden = await startLockwarden({ github, scratch, environment: registries.environment });
    undo.push(lockwarden.stop);
    say(`Lockwarden listens at ${lockwarden.url}`);
    return { github, registries, lockwarden, story, clear };
  } catch (error) {
    await clear();
    throw error;
  }
}
