import type { AddedOrChanged } from '../domain/change.ts';
import { isPinned } from '../domain/dependency.ts';
import type { Evidence, FileComparison, GuardrailComparison } from '../domain/evidence.ts';
import type { FactName } from '../domain/facts.ts';
import type { Because, Finding, Outcome } from '../domain/finding.ts';
import { purlOf, type EcosystemId } from '../domain/package.ts';
import type { Asked, Detected, Draft, FileSignal, GuardrailSignal, PackageSignal, SignalWords } from './signal.ts';

interface PackageSpec<N extends FactName> extends SignalWords {
  readonly ecosystems?: readonly EcosystemId[];
  readonly needs: readonly N[];
  /** False for changes about which the signal has nothing to ask: then unknown facts do not matter either. */
  readonly concerns?: (change: AddedOrChanged) => boolean;
  readonly detect: (asked: Asked<N>) => Detected;
}

/**
 * Makes a signal over one package's evidence. An unknown needed fact becomes `inconclusive` before `detect` is called, and
 * `detect` sees only the facts it asked for.
 */
export function defineSignal<N extends FactName>(spec: PackageSpec<N>): PackageSignal {
  const { ecosystems = 'all', needs, concerns, detect, ...words } = spec;
  function run(evidence: Evidence): Outcome {
    const { change } = evidence;
    if (ecosystems !== 'all' && !ecosystems.includes(change.ecosystem)) return { outcome: 'silent' };
    if (concerns && !concerns(change)) return { outcome: 'silent' };
    const facts: Partial<Record<FactName, unknown>> = {};
    for (const name of needs) {
      const fact = evidence[name];
      if (fact.state === 'unknown') return { outcome: 'inconclusive', reason: fact.reason };
      facts[name] = fact.state === 'known' ? fact.value : undefined;
    }
    const because = (name: N, sentence: string): Because => becauseOf(evidence, name, sentence);
    const asked = { now: evidence.now, change, because, ...facts } as Asked<N>;
    return outcomeOf(detect(asked), (draft) => packageFinding(words, evidence, draft));
  }
  return { ...words, subject: 'package', ecosystems, needs, run };
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

function outcomeOf<D>(
  detected: readonly D[] | { readonly inconclusive: string },
  finish: (draft: D) => Finding,
): Outcome {
  if ('inconclusive' in detected) return { outcome: 'inconclusive', reason: detected.inconclusive };
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
  return placedFinding(words, {
    ...draft,
    path: entry.place.path,
    ...(entry.place.line === undefined ? {} : { line: entry.place.line }),
    package: { ...subject, purl: purlOf(subject) },
  });
}

function placedFinding(words: SignalWords, draft: FileDraft): Finding {
  return {
    signal: words.id,
    severity: draft.severity ?? words.severity,
    confidence: draft.confidence ?? words.confidence,
    message: draft.message,
    because: draft.because,
    remedy: draft.remedy ?? words.remedy,
    ...(draft.package ? { package: draft.package } : {}),
    path: draft.path,
    ...(draft.line === undefined ? {} : { line: draft.line }),
  };
}
