import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned } from '../domain/dependency.ts';
import type { Evidence, FileComparison, GuardrailComparison } from '../domain/evidence.ts';
import type { FactName } from '../domain/facts.ts';
import type { Because, Finding, Outcome } from '../domain/finding.ts';
import { purlOf, type EcosystemId } from '../domain/package.ts';
import type {
  Asked,
  CannotTell,
  Detected,
  Draft,
  FileSignal,
  GuardrailSignal,
  PackageSignal,
  SignalWords,
} from './signal.ts';

interface PackageSpec<N extends FactName, M extends FactName> extends SignalWords {
  readonly ecosystems?: readonly EcosystemId[];
  readonly needs: readonly N[];
  /** Facts that sharpen the judgement and may be missing: unknown ones reach `detect` as undefined. */
  readonly uses?: readonly M[];
  /** False for changes about which the signal has nothing to ask: then unknown facts do not matter either. */
  readonly concerns?: (change: AddedOrChanged) => boolean;
  readonly detect: (asked: Asked<N | M>) => Detected;
}

/**
 * Makes a signal over one package's evidence. An unknown needed fact becomes `inconclusive` before `detect` is called, and
 * `detect` sees only the facts it asked for.
 */
export function defineSignal<N extends FactName, M extends FactName = never>(spec: PackageSpec<N, M>): PackageSignal {
  const { ecosystems = 'all', needs, uses = [], concerns, detect, ...words } = spec;
  function run(evidence: Evidence): Outcome {
    const { change } = evidence;
    if (ecosystems !== 'all' && !ecosystems.includes(change.ecosystem)) return { outcome: 'silent' };
    if (concerns && !concerns(change)) return { outcome: 'silent' };
    const facts: Partial<Record<FactName, unknown>> = {};
    for (const name of needs) {
      const fact = evidence[name];
      if (fact.state === 'unknown') return inconclusive(name, fact);
      facts[name] = fact.state === 'known' ? fact.value : undefined;
    }
    for (const name of uses) {
      const fact = evidence[name];
      facts[name] = fact.state === 'known' ? fact.value : undefined;
    }
    const because = (name: N | M, sentence: string): Because => becauseOf(evidence, name, sentence);
    const asked = {
      now: evidence.now,
      releaseAgeHours: evidence.releaseAgeHours ?? 72,
      internalNames: evidence.internalNames ?? [],
      ownRegistry: evidence.ownRegistry,
      licences: evidence.licences,
      scripts: evidence.scripts ?? { runs: 'unknown' },
      change,
      because,
      ...facts,
    } as Asked<N | M>;
    return outcomeOf(detect(asked), (draft) => packageFinding(words, evidence, draft));
  }
  return { ...words, subject: 'package', ecosystems, needs: [...needs, ...uses], run };
}

/** Makes a signal over both readings of one file. */
export function defineFileSignal(
  spec: SignalWords & { readonly detect: (comparison: FileComparison) => readonly FileDraft[] },
): FileSignal {
  const { detect, ...words } = spec;
  return { ...words, subject: 'file', run: (c) => outcomeOf(detect(c), (draft) => placedFinding(words, draft)) };
}

/** Makes a signal over the repository's own protections. */
export function defineGuardrailSignal(
  spec: SignalWords & { readonly detect: (comparison: GuardrailComparison) => readonly FileDraft[] },
): GuardrailSignal {
  const { detect, ...words } = spec;
  return { ...words, subject: 'guardrail', run: (c) => outcomeOf(detect(c), (draft) => placedFinding(words, draft)) };
}

/** A finding about a place in a file, perhaps about a package there. */
export interface FileDraft extends Draft {
  readonly path: string;
  readonly line?: number;
  readonly package?: Finding['package'];
}

/** A source that was asked and failed is another thing than a fact that nobody tells. */
function inconclusive(fact: FactName, unknown: { reason: string; from?: string; cause?: string }): Outcome {
  const failed = unknown.from !== undefined && unknown.cause !== 'not-told';
  return { outcome: 'inconclusive', reason: unknown.reason, fact, failed };
}

function outcomeOf<D>(detected: readonly D[] | CannotTell, finish: (draft: D) => Finding): Outcome {
  if ('inconclusive' in detected) {
    const about = detected.about === undefined ? {} : { fact: detected.about };
    const failed = detected.failed === true ? { failed: true } : {};
    return { outcome: 'inconclusive', reason: detected.inconclusive, ...about, ...failed };
  }
  return detected.length === 0 ? { outcome: 'silent' } : { outcome: 'fired', findings: detected.map(finish) };
}

function becauseOf(evidence: Evidence, name: FactName, sentence: string): Because {
  const fact: Evidence[FactName] = evidence[name];
  return fact.state === 'unknown'
    ? { fact: sentence, source: fact.from ?? 'unknown', at: evidence.now }
    : { fact: sentence, source: fact.from, at: fact.at };
}

function packageFinding(words: SignalWords, evidence: Evidence, draft: Draft): Finding {
  const { change } = evidence;
  const entry = change.after;
  const resolved = evidence.resolution.state === 'known' ? evidence.resolution.value.version : undefined;
  const version = isPinned(entry) ? entry.version : resolved;
  const subject = { ecosystem: change.ecosystem, name: change.name, ...(version === undefined ? {} : { version }) };
  const remedy = remedyOf(draft.remedy ?? words.remedy, evidence);
  return placedFinding(words, {
    ...draft,
    remedy,
    path: entry.place.path,
    ...(entry.place.line === undefined ? {} : { line: entry.place.line }),
    package: { ...subject, purl: purlOf(subject) },
  });
}

/** The signal's own advice, with the nearest better release where one is known. */
function remedyOf(advice: string, { remedy }: Evidence): string {
  if (remedy.state !== 'known') return advice;
  return `${advice} Nearest release without these signs: ${remedy.value.version} (${remedy.value.why}).`;
}

function placedFinding(words: SignalWords, draft: FileDraft): Finding {
  return {
    signal: words.id,
    severity: draft.severity ?? words.severity,
    ...(draft.severity === undefined || draft.severity === words.severity ? {} : { usual: words.severity }),
    confidence: draft.confidence ?? words.confidence,
    message: draft.message,
    because: draft.because,
    remedy: draft.remedy ?? words.remedy,
    ...(draft.package ? { package: draft.package } : {}),
    path: draft.path,
    ...(draft.line === undefined ? {} : { line: draft.line }),
  };
}
