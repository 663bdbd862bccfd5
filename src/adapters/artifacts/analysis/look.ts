import { halfOf } from './across/half.ts';
import type { Half } from './across/half.ts';
import { combine } from './combine.ts';
import type { Draft, SeenSight } from './combine.ts';
import { foreignPatches } from './foreign-patches.ts';
import { hiddenText } from './hidden.ts';
import { isBuilt } from './language.ts';
import type { Language } from './language.ts';
import { isInside } from './lines.ts';
import type { Range } from './lines.ts';
import { payloadsOf } from './payloads.ts';
import { listLookups } from './list-lookups.ts';
import { lookCloser } from './look-closer.ts';
import { mailCopies } from './mail-copies.ts';
import { phrasesOf } from './phrases.ts';
import { placeGates } from './place-gates.ts';
import { plainNames } from './plain-names.ts';
import { prefilterOf } from './prefilter.ts';
import { sentSecrets } from './sent-secrets.ts';
import { obfuscationOf, packedLines } from './shape.ts';
import type { Flow } from './syntax/flows.ts';
import type { Linked } from './syntax/link-files.ts';
import { TreeBudget } from './syntax/tree-budget.ts';
import { sightsOfText } from './text-sights.ts';
import type { Code } from './code.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';
import { windowsOf } from './windows.ts';

/** A file and which parts of it are new. */
export interface CodeFile {
  readonly path: string;
  readonly language: Language;
  readonly bytes: Buffer;
  /** Undefined: all of it. */
  readonly added: readonly Range[] | undefined;
  /** There was a release before: packed code that the package never had is then worth a word. Default: yes. */
  readonly compared?: boolean;
  /** What it does together with other files is asked, not what it does by itself. */
  readonly linked?: Linked;
}

/** What the new parts of a file can do; `cut` where a large file was looked at in part. */
export interface Looked {
  readonly drafts: readonly Draft[];
  readonly cut: boolean;
  /** What it could do together with other files. */
  readonly half?: Half;
}

/** Looks at the new parts of one file of code. Never fails on any input; time is linear in its length. */
export function lookAt(file: CodeFile): Looked {
  const added = file.added ?? [{ from: 0, to: file.bytes.length }];
  if (added.length === 0 && file.linked === undefined) return { drafts: [], cut: false };
  const text = file.bytes.toString('latin1');
  const { windows, cut, whole } = windowsOf(file.bytes, added, prefilterOf(file.language));
  const built = isBuilt(file.path);
  const drafts: Draft[] = [
    ...hiddenText(text, added, file.path),
    ...packedLines(text, added, built || file.compared === false),
  ];
  if (!whole) drafts.push(...quotedHosts(text, added));
  const budget = new TreeBudget();
  let half: Half | undefined;
  for (const window of windows) {
    const found = lookAtWindow(file, { window, text, added, built, budget });
    drafts.push(...found.drafts);
    if (whole) half = found.half;
  }
  return { drafts: distinct(drafts), cut, ...(half === undefined ? {} : { half }) };
}

const quotedAddress = /["'`](?:https?|wss?):\/\/[^"'`\s]{1,200}/g;

/** Hosts in the strings of a large file, found without cutting it into tokens: only what directly follows a quote. */
function quotedHosts(text: string, added: readonly Range[]): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  for (const range of added) {
    for (const match of text.slice(range.from, range.to).matchAll(quotedAddress)) {
      const sights = sightsOfText(match[0].slice(1)).map((found): SeenSight => ({
        ...found,
        at: range.from + match.index,
        added: true,
      }));
      for (const draft of combine(sights.filter(({ act }) => act === 'host' || act === 'suspicious-host')))
        drafts.set(keyOf(draft), draft);
    }
    if (drafts.size > 100) break;
  }
  return [...drafts.values()];
}

interface Opened {
  readonly window: Range;
  readonly text: string;
  readonly added: readonly Range[];
  readonly built: boolean;
  readonly budget: TreeBudget;
}

function lookAtWindow(file: CodeFile, { window, text, added, built, budget }: Opened): Omit<Looked, 'cut'> {
  const base = file.linked?.bases.get(file.path);
  const { drafts, half } = lookAtCode({
    path: file.path,
    text: text.slice(window.from, window.to),
    language: file.language,
    isAdded: (at) => isInside(added, at + window.from),
    built,
    budget,
    depth: 0,
    ...(file.linked === undefined || base === undefined
      ? {}
      : { part: { linked: file.linked, base: base + window.from } }),
  });
  const placed = drafts.map((draft) => shifted(draft, window.from));
  return half === undefined ? { drafts: placed } : { drafts: placed, half };
}

function shifted(draft: Draft, by: number): Draft {
  const { acts, at } = draft;
  const moved = acts?.map((places) => places.map((place) => place + by));
  return { ...draft, at: at + by, ...(moved === undefined ? {} : { acts: moved }) };
}

interface Piece extends Pick<Code, 'part'> {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  readonly isAdded: (at: number) => boolean;
  readonly built: boolean;
  readonly budget: TreeBudget;
  /** How many strings this code stands in. */
  readonly depth: number;
}

function lookAtCode(piece: Piece): Omit<Looked, 'cut'> {
  const written = tokenise(piece.text, piece.language);
  const plain = piece.language === 'python' ? plainNames(piece.text, written) : undefined;
  if (plain === undefined) return lookAtTokens(piece, written);
  const looked = lookAtTokens({ ...piece, text: plain.text }, tokenise(plain.text, piece.language));
  return { ...looked, drafts: [...looked.drafts, ...plain.drafts.filter(({ at }) => piece.isAdded(at))] };
}

function lookAtTokens(piece: Piece, tokens: readonly Token[]): Omit<Looked, 'cut'> {
  const { text, language, isAdded, built, path, budget, part } = piece;
  const phrases = [...phrasesOf(tokens, language), ...listLookups(tokens)];
  const {
    code,
    sights: found,
    flows,
  } = lookCloser({ text, language, tokens, phrases, path, budget, ...(part === undefined ? {} : { part }) });
  const sights = found.map((sight): SeenSight => ({ ...sight, added: isAdded(sight.at) }));
  const inner = piece.depth < 3 ? innerCode(code, sights).filter(({ at }) => isAdded(at)) : [];
  const half = piece.depth === 0 ? halfOf(code, found) : undefined;
  const drafts = [
    // Of several files these name the one that a value comes from.
    ...(part === undefined ? [] : flows.filter((flow) => isNew(flow, piece))),
    ...combine(sights),
    ...sentSecrets(text, sights),
    ...flows.filter((flow) => isNew(flow, piece)),
    ...payloadsOf({ code, sights, isAdded }),
    ...obfuscationOf({ code, isAdded, built }),
    ...mailCopies(code, isAdded),
    ...placeGates(code, isAdded),
    ...foreignPatches(code, piece.path, isAdded),
    ...inner.flatMap(({ at, value, language: of }) => {
      const { part: _, ...own } = piece;
      const deeper = { text: value, language: of, isAdded: () => true, built: true, depth: piece.depth + 1 };
      return lookAtCode({ ...own, ...deeper }).drafts.map(({ acts: _acts, ...draft }) => ({ ...draft, at }));
    }),
  ];
  return half === undefined ? { drafts } : { drafts, half };
}

/** Touches a new line, or another file: whether that is new is told by the release before. */
function isNew({ places }: Flow, { text, isAdded }: Piece): boolean {
  return places.some((at) => at < 0 || at > text.length || isAdded(at));
}

/** Programs that stand in strings: handed to an evaluation or to an interpreter's `-c`, or found under an encoding. */
function innerCode(
  code: Code,
  sights: readonly SeenSight[],
): readonly { readonly at: number; readonly value: string; readonly language: Language }[] {
  const evaluations = sights.filter((sight) => sight.act === 'evaluate');
  return code.phrases.flatMap((phrase) => {
    const { value } = phrase;
    const at = code.tokens[phrase.first]?.at ?? 0;
    if (value.length < 20 || value.length > 200_000) return [];
    const evaluated = evaluations.some((sight) => at > sight.at && at < (sight.end ?? sight.at));
    const flag = code.tokens[phrase.first - 2]?.value ?? '';
    const argument = flag === '-c' || flag === '-e' || flag === '--eval';
    if (!evaluated && !argument && !(phrase.decodedBy !== undefined && /\bimport \w|require\(|exec\(/.test(value)))
      return [];
    return [
      {
        at,
        value,
        language:
          /(?:^|[\n;])\s*(?:import|from) \w/.test(value) && !/['"`];|\brequire\(/.test(value)
            ? 'python'
            : code.language,
      },
    ];
  });
}

/** One of a kind; what was followed from place to place is surer than what stands near each other. */
function distinct(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, draft);
    else if (draft.acts === undefined && other.acts !== undefined) {
      const { acts: _acts, ...sure } = other;
      seen.set(key, sure);
    }
  }
  return [...seen.values()];
}

/** By what two capabilities are the same one: the kind, and its subject where it has one. */
export function keyOf(draft: Pick<Draft, 'kind' | 'subject'>): string {
  return `${draft.kind}\n${draft.subject ?? ''}`;
}
