import type { CapabilityKind } from '../../../domain/facts.ts';
import type { Draft } from './combine.ts';
import { codeIn } from './code-in.ts';
import { isAside } from './language.ts';
import { LiteralScanner } from './literal-scanner.ts';
import { keyOf, lookAt } from './look.ts';
import { prefilterOf } from './prefilter.ts';
import type { Side, SideFile } from './side.ts';

/** Capabilities whose subject is a text that the old files either hold or do not. */
const bySubject: ReadonlySet<CapabilityKind> = new Set(['host-literal', 'suspicious-host']);

/** What the release before could already do: the keys of those asked for, for the whole package and for its hooks. */
export interface Had {
  readonly anywhere: ReadonlySet<string>;
  readonly inHooks: ReadonlySet<string>;
}

export interface HadAsked {
  readonly candidates: readonly Draft[];
  /** Files of the old side that run at install or start. */
  readonly hooked: ReadonlySet<string>;
  /** Paths at which something was found: their old versions are looked at first. */
  readonly paths: ReadonlySet<string>;
  readonly isLate: () => boolean;
}

/**
 * Looks in the release before for what seems new, and stops as soon as all of it was found: a package that talks to
 * the network as a habit may change its network code in silence.
 */
export async function hadBefore(before: Side, asked: HadAsked): Promise<Had> {
  const search = new Search(asked);
  const first = new Set([...asked.paths, ...asked.hooked]);
  await before.each((file, bytes) => {
    search.look(file, bytes);
    return !asked.isLate();
  }, first);
  if (search.isDone()) return search.had;
  const others = [...before.files.keys()].filter((key) => !first.has(key) && !isAside(key));
  await before.each((file, bytes) => {
    search.look(file, bytes);
    return !search.isDone() && !asked.isLate();
  }, new Set(others));
  return search.had;
}

class Search {
  readonly had = { anywhere: new Set<string>(), inHooks: new Set<string>() };
  readonly #asked: HadAsked;
  readonly #open: ReadonlyMap<string, Draft>;
  readonly #subjects: readonly Draft[];
  readonly #filter: LiteralScanner;

  constructor(asked: HadAsked) {
    this.#asked = asked;
    this.#open = new Map(asked.candidates.map((draft) => [keyOf(draft), draft]));
    this.#subjects = [...this.#open.values()].filter((draft) => bySubject.has(draft.kind));
    this.#filter = new LiteralScanner(this.#subjects.map((draft) => draft.subject ?? ''));
  }

  isDone(): boolean {
    return this.had.anywhere.size === this.#open.size;
  }

  look(file: SideFile, content: Buffer): void {
    const code = codeIn(file.key, content);
    if (code === undefined) return;
    const { language, bytes } = code;
    const hooked = this.#asked.hooked.has(file.key);
    this.#lookForSubjects(bytes, hooked);
    if (!hooked && !this.#wantsCloserLook()) return;
    if (!prefilterOf(language).occursIn(bytes)) return;
    for (const draft of lookAt({ path: file.key, language, bytes, added: undefined }).drafts)
      this.#mark(keyOf(draft), hooked);
  }

  #lookForSubjects(bytes: Buffer, hooked: boolean): void {
    if (this.#subjects.length === 0 || !this.#filter.occursIn(bytes)) return;
    for (const draft of this.#subjects) {
      if (draft.subject !== undefined && bytes.includes(draft.subject)) this.#mark(keyOf(draft), hooked);
    }
  }

  #mark(key: string, hooked: boolean): void {
    if (!this.#open.has(key)) return;
    this.had.anywhere.add(key);
    if (hooked) this.had.inHooks.add(key);
  }

  /** Whether a kind that only a closer look can tell is still open. */
  #wantsCloserLook(): boolean {
    for (const [key, draft] of this.#open) {
      if (!bySubject.has(draft.kind) && !this.had.anywhere.has(key)) return true;
    }
    return false;
  }
}
