import type { EcosystemId } from './package.ts';
import type { Instant } from './known.ts';

export type Severity = 'low' | 'medium' | 'high' | 'critical';
export type Confidence = 'low' | 'medium' | 'high';

/** One piece of evidence, as shown: what was seen, who said so, when it was read. */
export interface Because {
  readonly fact: string;
  readonly source: string;
  readonly at: Instant;
}

/** What a signal says of one package, file or protection. Foreign text in it is raw: renderers make it inert. */
export interface Finding {
  readonly signal: string;
  readonly severity: Severity;
  /** The signal's usual severity, where this finding's is another: the policy's action is meant for the usual one. */
  readonly usual?: Severity;
  readonly confidence: Confidence;
  /** One plain sentence: cause and evidence. */
  readonly message: string;
  readonly because: readonly Because[];
  readonly remedy: string;
  /** The package it is about; undefined for a file or a protection. */
  readonly package?: {
    readonly ecosystem: EcosystemId;
    readonly name: string;
    readonly version?: string;
    readonly purl: string;
  };
  readonly path: string;
  readonly line?: number;
}

/** What one signal came to: it fired, found nothing, or could not tell and says why. */
export type Outcome =
  | { readonly outcome: 'fired'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'silent' }
  | {
      readonly outcome: 'inconclusive';
      readonly reason: string;
      /** The fact that was missing; undefined where the facts were there and did not suffice. */
      readonly fact?: string;
      /** A source was asked for it and failed, as against nobody being able to tell. */
      readonly failed?: boolean;
    };
