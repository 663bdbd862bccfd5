import { setTimeout as sleep } from 'node:timers/promises';
import type { Pull } from '../test/fakes/github/index.ts';
import { createNarrator } from './narrate.ts';
import { finishedRun, wrongs } from './outcome.ts';
import { showReviews } from './show.ts';
import { setStage } from './stage.ts';
import type { Stage } from './stage.ts';

export interface DemoOptions {
  /** Do it and end. */
  readonly once: boolean;
  /** Port of the pages; 0: any free one. */
  readonly port: number;
  readonly out: (text: string) => void;
  /** Ends the demo early: what was started is cleared away. */
  readonly signal: AbortSignal;
}

/** For both verdicts together. A slow machine starts the server in half a minute. */
const verdictsMs = 90_000;
const lookEveryMs = 100;

/**
 * Runs the whole app against a GitHub and registries on loopback: opens the LiteLLM pull request and a quiet one, shows
 * what happens. Answers 0 when the one was stopped and the other left in peace, else 1.
 */
export async function runDemo({ once, port, out, signal }: DemoOptions): Promise<number> {
  const started = performance.now();
  const say = (line: string): void => {
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    out(`${seconds.padStart(6)} s  ${line}\n`);
  };
  out('Lockwarden demo. Everything runs on this machine; nothing is asked of the network.\n\n');
  const stage = await setStage(say);
  const narrator = createNarrator(stage.github, stage.story, say);
  try {
    await open(stage, stage.story.attack, say);
    await open(stage, stage.story.quiet, say);
    await verdicts(stage, { tell: narrator.tell, signal });
    out(`${showReviews(stage.story)}\n`);
    const wrong = wrongs(stage.story);
    out(
      wrong.length === 0
        ? '\nThe attack was stopped, the quiet bump was left in peace.\n'
        : `\n${wrong.join('\n')}\n\nThe server said:\n${stage.lockwarden.output()}`,
    );
    if (!once && !signal.aborted) {
      const { servePages } = await import('./pages/serve.ts');
      const pages = await servePages(stage, { port, say });
      out(`\nThe pull requests as GitHub shows them: ${pages.url}\nCtrl+C ends the demo.\n\n`);
      while (!signal.aborted) {
        narrator.tell();
        await sleep(lookEveryMs);
      }
      await pages.close();
    }
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await stage.clear();
  }
}

async function open({ story }: Stage, pull: Pull, say: (line: string) => void): Promise<void> {
  const { status, ms } = await story.repository.deliver.pullRequest(pull, 'opened');
  say(`#${pull.number} "${pull.title}" is opened; the signed delivery is answered with ${status} after ${ms} ms`);
}

/** Waits for both verdicts and until nothing more is written for a moment. */
async function verdicts(
  { github, story }: Stage,
  { tell, signal }: { readonly tell: () => void; readonly signal: AbortSignal },
): Promise<void> {
  const end = Date.now() + verdictsMs;
  let calm = 0;
  let seen = 0;
  while (Date.now() < end && !signal.aborted && calm < 10) {
    await sleep(lookEveryMs);
    tell();
    const done = [story.attack, story.quiet].every((pull) => finishedRun(story, pull) !== undefined);
    calm = done && github.journal.length === seen ? calm + 1 : 0;
    seen = github.journal.length;
  }
}
