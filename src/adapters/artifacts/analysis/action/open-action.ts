import { hash } from 'node:crypto';
import { follow } from '../reach.ts';
import { openSide } from '../side.ts';
import type { Side, SideAsked, SideFile } from '../side.ts';
import { whatRuns } from './what-runs.ts';

/** Files that are no code, whatever an action does: they are neither hashed nor kept. */
const data =
  /\.(?:md|markdown|rst|txt|adoc|png|jpe?g|gif|svg|ico|webp|bmp|avif|mp4|webm|mov|pdf|woff2?|ttf|eot|map|lock|csv|snap|html?|css|xml|toml|po)$/i;
/** What GitHub or git reads of a repository, and what only declares types: none of it runs with an action. */
const besideTheAction = /^\.github\/(?:workflows|ISSUE_TEMPLATE)\/|^\.git(?:attributes|ignore|modules)$|\.d\.[cm]?ts$/i;

/** Unpacked code of an action up to which it is kept between passes. */
const keptUnpacked = 24 * 1024 * 1024;

export interface ActionAsked extends SideAsked {
  /** Folder of the action in its repository; empty for its root. */
  readonly folder: string;
}

/**
 * Reads the archive of an action's repository and keeps what using the action runs: its file, the programs, scripts and images that
 * it names, and what those load. Scripts that stand inside its file are files of their own here, with the lines they stand on.
 */
export async function openAction(asked: ActionAsked): Promise<Side> {
  const { onFile, folder, ...plain } = asked;
  const whole = await openSide({
    ...plain,
    only: (key) => !data.test(key) && !besideTheAction.test(key),
    keep: keptUnpacked,
  });
  const runs = await whatRuns(whole, folder);
  if (runs === undefined)
    whole.notes.notRead.add(`there is no action in ${folder === '' ? 'its root folder' : folder}`);
  for (const why of runs?.notRead ?? []) whole.notes.notRead.add(why);
  forgetHarmless(whole.notes.ambiguities);
  const starts = runs?.starts ?? new Set<string>();
  const loaded = await follow(whole, starts);
  const inner = new Map((runs?.inner ?? []).map(({ key, path, text }) => [key, innerFile(key, { path, text })]));
  const files = new Map<string, SideFile>([...inner].map(([key, { file }]) => [key, file]));
  for (const key of new Set([...starts, ...loaded])) {
    const file = whole.files.get(key);
    if (file !== undefined) files.set(key, file);
  }
  const side: Side = {
    ...whole,
    files,
    runs: { files: new Set(files.keys()), hooks: runs?.hooks ?? [] },
    each: async (visit, keys = new Set(files.keys())) => {
      for (const { file, bytes } of inner.values()) if (keys.has(file.key) && !visit(file, bytes)) return;
      await whole.each((file, bytes) => !files.has(file.key) || visit(file, bytes), keys);
    },
  };
  if (onFile !== undefined) {
    await side.each((file, bytes) => {
      onFile(file, { bytes, whole: true, hash: () => file.hash });
      return true;
    });
  }
  return side;
}

function innerFile(
  key: string,
  { path, text }: { readonly path: string; readonly text: string },
): {
  readonly file: SideFile;
  readonly bytes: Buffer;
} {
  const bytes = Buffer.from(text);
  const file = { key, path, size: bytes.length, hash: hash('sha256', bytes, 'hex'), whole: true, binary: undefined };
  return { file, bytes };
}

/** GitHub packs the archive itself: links and names that differ in case only are the repository's, and every runner sees them alike. */
function forgetHarmless(ambiguities: Set<string>): void {
  for (const line of ambiguities)
    if (/^(?:a link|a hard link|a file below a link|names that differ|a name with a backslash)/.test(line))
      ambiguities.delete(line);
}
