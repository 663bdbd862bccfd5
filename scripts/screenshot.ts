import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { wrongs } from '../demo/outcome.ts';
import { servePages } from '../demo/pages/serve.ts';
import { playStory } from '../demo/play.ts';
import { setStage } from '../demo/stage.ts';

/**
 * Takes the README's picture of a blocked pull request from the running demo.
 *
 *   node bin/node24.js scripts/screenshot.ts [--all FOLDER]
 *
 * `--all` also takes every page, dark and narrow, for looking at. Needs Chromium at /usr/bin/chromium and a font with
 * emoji (apt-get install chromium fonts-noto-color-emoji).
 */
const { values: options } = parseArgs({ options: { all: { type: 'string' } } });

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const picture = 'docs/review.png';
/** What a README should cost at most. */
const mostBytes = 300 * 1024;

interface Shot {
  readonly path: string;
  readonly file: string;
  readonly width: number;
  readonly dark?: boolean;
  /** The picture ends below this element; without it, at the end of the page. */
  readonly last?: string;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function take(browser: Browser, root: string, shot: Shot): Promise<void> {
  const { file, width, dark, last } = shot;
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark === true ? 'dark' : 'light',
  });
  await page.goto(new URL(shot.path, root).href, { waitUntil: 'load' });
  const end = last === undefined ? null : await page.locator(last).first().boundingBox();
  const clip = end === null ? {} : { clip: { x: 0, y: 0, width, height: Math.ceil(end.y + end.height) + 12 } };
  await page.screenshot({ path: file, fullPage: true, ...clip });
  await page.close();
  say(`${file} ${Math.round(statSync(file).size / 1024)} KiB`);
}

function others(folder: string): readonly Shot[] {
  mkdirSync(folder, { recursive: true });
  return ['', '1', '1/checks', '1/files', '2', '2/checks'].flatMap((path) => {
    const name = path === '' ? 'list' : path.replace('/', '-');
    return [
      { path, file: join(folder, `${name}.png`), width: 1200 },
      { path, file: join(folder, `${name}-dark.png`), width: 1200, dark: true },
      { path, file: join(folder, `${name}-narrow.png`), width: 400 },
    ];
  });
}

const stage = await setStage(say);
try {
  await playStory(stage, say, new AbortController().signal);
  const wrong = wrongs(stage.story);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const pages = await servePages(stage, { port: 0, say });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  try {
    await take(browser, pages.url, { path: '1', file: picture, width: 1200, last: '.merge' });
    if (options.all !== undefined) for (const shot of others(options.all)) await take(browser, pages.url, shot);
  } finally {
    await browser.close();
    await pages.close();
  }
} finally {
  await stage.clear();
}
if (statSync(picture).size > mostBytes) throw new Error(`${picture} is larger than ${mostBytes} bytes`);
