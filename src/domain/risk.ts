import type { EcosystemId } from './package.ts';

export type RiskLevel = 'none' | 'low' | 'medium' | 'high' | 'critical';

/** How worrying one package is, 0 to 100, with what each sign or pair of signs added. */
export interface Risk {
  readonly package: {
    readonly ecosystem: EcosystemId;
    readonly name: string;
    readonly version?: string;
    readonly purl: string;
  };
  readonly path: string;
  readonly score: number;
  readonly level: RiskLevel;
  readonly contributions: readonly { readonly signal: string; readonly points: number }[];
}
