/** One protection of the repository's own, in one unit across package managers. */
export interface GuardrailSetting {
  /** `release-age`, `script-allow-list`, `registry`, … */
  readonly kind: GuardrailKind;
  /** Package manager or tool whose setting it is. */
  readonly tool: string;
  readonly path: string;
  readonly line?: number;
  /** What the setting is called there. */
  readonly key: string;
  /** As written, shortened, credentials removed. */
  readonly value: string;
  /** Comparable strength where there is one: minutes for an age, 1/0 for a switch. Higher protects more. */
  readonly strength?: number;
  /** The strength that holds where the setting is not written; 0 where absence means no protection. */
  readonly strengthWhenAbsent?: number;
  /**
   * A command and not a setting: there may be several alike, and none is as good as a protected one. Of a `lenient` one people mostly
   * do without the protection, so that only dropping it says something.
   */
  readonly command?: 'lenient' | 'strict';
  /** Package names that the setting lets through or trusts. */
  readonly names?: readonly string[];
}

export type GuardrailKind =
  | 'exotic-sources' // git and URL dependencies below registry packages blocked or not
  | 'frozen-install' // CI installs from the lockfile only
  | 'hash-checking'
  | 'plugin-allow-list'
  | 'registry' // where packages come from
  | 'release-age'
  | 'release-age-exclusion'
  | 'review-policy' // the policy by which Lockwarden judges
  | 'script-allow-list'
  | 'scripts-blocked'
  | 'source-mapping'
  | 'tls-verification'
  | 'trust-policy'
  | 'trust-policy-exclusion'
  | 'update-cooldown'; // of the update bot

/** What a pull request does to one protection. */
export interface GuardrailChange {
  readonly effect: 'loosened' | 'tightened' | 'moved';
  readonly before: GuardrailSetting | undefined;
  readonly after: GuardrailSetting | undefined;
  /** Names that only the new setting lets through. */
  readonly added: readonly string[];
}
