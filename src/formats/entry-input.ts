import type { Origin, Scope } from '../domain/dependency.ts';
import type { EcosystemId } from '../domain/package.ts';

/** What a format knows of an entry. Whatever it leaves out is unknown. */
export interface EntryInput {
  readonly name: string;
  /** Where it is not the format's own. */
  readonly ecosystem?: EcosystemId | undefined;
  readonly line?: number | undefined;
  readonly endLine?: number | undefined;
  readonly scope?: Scope | undefined;
  readonly direct?: boolean | undefined;
  readonly origin?: Origin | undefined;
  readonly alias?: string | undefined;
  readonly marker?: string | undefined;
  readonly extras?: readonly string[] | undefined;
  /** What fixes its git commit stands outside the file: that none stands here is no weak pin. */
  readonly fixedElsewhere?: boolean | undefined;
}

export interface DependencyInput extends EntryInput {
  readonly version: string;
  readonly integrity?: readonly string[] | undefined;
  readonly requiredBy?: readonly string[] | undefined;
  readonly installScript?: boolean | undefined;
  readonly ranges?: readonly string[] | undefined;
  readonly bundled?: boolean | undefined;
  readonly uploadedAt?: string | undefined;
  readonly comment?: string | undefined;
  readonly digest?: string | undefined;
  readonly subpath?: string | undefined;
  readonly patched?: boolean | undefined;
}

export interface RequirementInput extends EntryInput {
  readonly range: string;
  readonly integrity?: readonly string[] | undefined;
  readonly command?: string | undefined;
}
