import { setTimeout as sleep } from 'node:timers/promises';
import type { Pull } from '../test/fakes/github/index.ts';
import { createNarrator } from './narrate.ts';
import type { Narrator } from './narrate.ts';
import { finishedRun } from './outcome.ts';
import type { Stage } from './stage.ts';

/** For both verdicts together. A slow machine starts the server in half a minute. */
const verdictsMs = 90_000;
export const lookEveryMs = 100;
/** This many looks without a request: nothing more is written. */
const calmLooks = 10;

/** Opens both pull requests and waits for their verdicts, telling what happens. */
export async function playStory(stage: Stage, say: (line: string) => void, signal: AbortSignal): Promise<Narrator> {
  const { github, story } = stage;
  const narrator = createNarrator(github, story, say);
  const pulls = [story.attack, story.quiet];
  for (const pull of pulls) await open(stage, pull, say);
  const end = Date.now() + verdictsMs;
  let calm = 0;
  let seen = 0;
  while (Date.now() < end && !signal.aborted && calm < calmLooks) {
    await sleep(lookEveryMs);
    narrator.tell();
    const done = pulls.every((pull) => finishedRun(story, pull) !== undefined);
    calm = done && github.journal.length === seen ? calm + 1 : 0;
    seen = github.journal.length;
  }
  return narrator;
}

async function open({ story }: Stage, pull: Pull, say: (line: string) => void): Promise<void> {
  const { status, ms } = await story.repository.deliver.pullRequest(pull, 'opened');
  say(`#${pull.number} "${pull.title}" is opened; the signed delivery is answered with ${status} after ${ms} ms`);
}
