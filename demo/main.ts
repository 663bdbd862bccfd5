import { setTimeout as sleep } from 'node:timers/promises';
import { wrongs } from './outcome.ts';
import { servePages } from './pages/serve.ts';
import { lookEveryMs, playStory } from './play.ts';
import { showReviews } from './show.ts';
import { setStage } from './stage.ts';

export interface DemoOptions {
  /** Do it and end. */
  readonly once: boolean;
  /** Port of the pages; 0: any free one. */
  readonly port: number;
  readonly out: (text: string) => void;
  /** Ends the demo early: what was started is cleared away. */
  readonly signal: AbortSignal;
}

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
  try {
    const narrator = await playStory(stage, say, signal);
    out(`${showReviews(stage.story)}\n`);
    const wrong = wrongs(stage.story);
    out(
      wrong.length === 0
        ? '\nThe attack was stopped, the quiet bump was left in peace.\n'
        : `\n${wrong.join('\n')}\n\nThe server said:\n${stage.lockwarden.output()}`,
    );
    if (!once && !signal.aborted) {
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
