import { codeIn } from '../code-in.ts';
import type { Draft } from '../combine.ts';
import { isAside } from '../language.ts';
import type { Range } from '../lines.ts';
import { keyOf, lookAt } from '../look.ts';
import { prefilterOf } from '../prefilter.ts';
import { loadFiles } from '../side.ts';
import type { Side } from '../side.ts';
import { flowsOf } from '../syntax/flows.ts';
import { linkFiles } from '../syntax/link-files.ts';
import type { Linked, LinkedFile } from '../syntax/link-files.ts';
import { dialectOf } from '../syntax/look-through.ts';
import { fileText } from '../syntax/source-text.ts';
import { chooseFiles } from './choose-files.ts';
import type { Candidate } from './choose-files.ts';
import type { Half } from './half.ts';
import { resolveModule } from './resolve-module.ts';

/** A file with a half, and which parts of it are new; undefined: all of it. */
export interface HalfFile {
  readonly half: Half;
  readonly size: number;
  readonly added: readonly Range[] | undefined;
}

/** What a file does together with others. */
export interface AcrossDraft {
  readonly key: string;
  readonly draft: Draft;
}

/** Text that is read as one program: so much, and no more than a few times what is new. */
const mostText = 192 * 1024;
const always = 48 * 1024;
const mostUnchanged = 40;

/**
 * What the new files of a side do together and none of them does alone: one gathers and another sends, one decodes and another
 * runs. Files that did not change are read only where one that did imports them. Costs nothing where no halves meet.
 */
export async function lookAcross(
  side: Side,
  files: ReadonlyMap<string, HalfFile>,
  compared: boolean,
): Promise<readonly AcrossDraft[]> {
  const found: AcrossDraft[] = [];
  for (const language of ['javascript', 'python'] as const) {
    const own = new Map([...files].filter(([, { half }]) => half.language === language));
    if (own.size > 0) found.push(...(await lookAcrossOne(side, own, { language, compared })));
  }
  return found;
}

/** The same of the files of one language. */
async function lookAcrossOne(
  side: Side,
  files: ReadonlyMap<string, HalfFile>,
  { language, compared }: { readonly language: Half['language']; readonly compared: boolean },
): Promise<readonly AcrossDraft[]> {
  const candidates = new Map<string, Candidate>(files);
  for (const [key, one] of await unchangedHalves(side, files)) candidates.set(key, one);
  const size = [...files.values()].reduce((sum, file) => sum + file.size, 0);
  const chosen = chooseFiles(candidates, Math.min(mostText, always + size * 4));
  if (!chosen.some((key) => files.has(key))) return [];
  const bytes = await loadFiles(side, new Set(chosen));
  const linked = linkFiles(
    chosen.flatMap((key): readonly LinkedFile[] => {
      const dialect = dialectOf({ language, path: key });
      const content = bytes.get(key);
      if (content === undefined || dialect === undefined) return [];
      const text = content.toString('latin1');
      return [{ key, text: dialect === 'python' ? text : fileText(key, text), dialect }];
    }),
    (key, module) => resolveModule(side.files, key, module),
  );
  const worth = worthALook(linked, candidates);
  return chosen.flatMap((key) => {
    const content = bytes.get(key);
    if (content === undefined || !worth.has(key)) return [];
    const added = files.has(key) ? files.get(key)?.added : [];
    const looked = lookAt({ path: key, language, bytes: content, added, compared, linked });
    return looked.drafts.map((draft) => ({ key, draft }));
  });
}

/** Files in which a value from another one ends, and those that may run or name what another one decodes. */
function worthALook({ followed, bases }: Linked, candidates: ReadonlyMap<string, Candidate>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const flow of flowsOf(followed)) {
    const names = flow.places.map((at) => followed.nameOf?.(at) ?? '');
    if (new Set(names).size > 1) found.add(names.at(-1) ?? '');
  }
  const partsOf = (key: string): ReadonlySet<string> => candidates.get(key)?.half.parts ?? new Set();
  const decoding = [...bases.keys()].filter((key) => partsOf(key).has('decodes'));
  for (const key of bases.keys()) {
    const runs = partsOf(key).has('runs') || partsOf(key).has('names');
    if (runs && decoding.some((other) => other !== key)) found.add(key);
  }
  return found;
}

/** Halves of files that did not change and that changed ones with a half import. */
async function unchangedHalves(
  side: Side,
  files: ReadonlyMap<string, HalfFile>,
): Promise<readonly (readonly [string, Candidate])[]> {
  const wanted = new Set<string>();
  for (const [key, { half }] of files) {
    if (half.parts.size === 0) continue;
    for (const module of half.modules) {
      const target = resolveModule(side.files, key, module);
      if (target !== undefined && !files.has(target) && wanted.size < mostUnchanged && !isAside(target))
        wanted.add(target);
    }
  }
  const found: (readonly [string, Candidate])[] = [];
  for (const [key, bytes] of await loadFiles(side, wanted)) {
    const half = mentions(key, bytes) ? halfIn(key, bytes) : undefined;
    if (half !== undefined && isOfThem(files, half)) found.push([key, { half, size: bytes.length }]);
  }
  return found;
}

function isOfThem(files: ReadonlyMap<string, HalfFile>, { language }: Half): boolean {
  return [...files.values()].some(({ half }) => half.language === language);
}

/** Whether any rule finds a word in a file. */
function mentions(key: string, bytes: Buffer): boolean {
  const code = codeIn(key, bytes);
  return code !== undefined && prefilterOf(code.language).occursIn(bytes);
}

/** The half of a file as it stands. */
function halfIn(key: string, bytes: Buffer): Half | undefined {
  const code = codeIn(key, bytes);
  if ((code?.language !== 'javascript' && code?.language !== 'python') || code.compiled || bytes.length > mostText)
    return undefined;
  return lookAt({ path: key, language: code.language, bytes, added: undefined }).half;
}

/** The kinds of what the files of a release do together, whichever they are: the release before is asked this. */
export async function keysAcross(side: Side, isLate: () => boolean): Promise<ReadonlySet<string>> {
  const files = new Map<string, HalfFile>();
  await side.each((file, bytes) => {
    const half = isAside(file.key) ? undefined : halfIn(file.key, bytes);
    if (half !== undefined) files.set(file.key, { half, size: bytes.length, added: undefined });
    return !isLate();
  });
  return new Set((await lookAcross(side, files, true)).map(({ draft }) => keyOf(draft)));
}
