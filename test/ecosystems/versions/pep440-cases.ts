import { readFileSync } from 'node:fs';

/** Answers of the packaging library, made by scripts/generate-pep440-cases.py; see the file's `oracle` for its version. */
interface OracleCases {
  readonly oracle: string;
  /** Text; canonical spelling and whether it is a pre-release, or null where it is no version. */
  readonly versions: readonly (readonly [string, readonly [string, boolean] | null])[];
  readonly order: readonly (readonly [string, string, number])[];
  /** Version, specifier, whether it lies in it, whether the specifier asks for pre-releases; null: unreadable. */
  readonly membership: readonly (readonly [string, string, boolean | null, boolean | null])[];
  readonly names: readonly (readonly [string, string])[];
}

export function readOracleCases(): OracleCases {
  return JSON.parse(readFileSync(new URL('fixtures/pep440-cases.json', import.meta.url), 'utf8')) as OracleCases;
}
