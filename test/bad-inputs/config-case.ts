import { readFileSync } from 'node:fs';
import { policyInForce } from '../../src/app/policy-in-force.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { standInPath } from './case.ts';
import type { Case, Outcome } from './case.ts';

/** The cases' keys in our words, where we have a word of that sense. */
const keys: readonly (readonly [RegExp, string])[] = [
  [/^ignore:/gm, 'exceptions:'],
  [/^trusted_registries:/gm, 'registries:'],
  [/^(\s+)expires:/gm, '$1until:'],
];

export function ownPolicy(text: string): string {
  return keys.reduce((out, [theirs, ours]) => out.replace(theirs, ours), text);
}

/** Reads the policy as the App reads the base's. Refused: nothing of the file holds. */
export async function runConfigCase({ file = '' }: Case): Promise<Outcome> {
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  // Bytes that are no UTF-8 must stay as they are: that they are refused is the case.
  const own = Buffer.from(text).equals(bytes) ? Buffer.from(ownPolicy(text)) : bytes;
  const { policy, problems } = policyInForce({ bytes: own }, 'b'.repeat(40));
  return {
    ok: problems.length === 0 || policy !== defaultPolicy,
    packages: [],
    flags: [],
    errors: problems.map(({ path, line, message }) => ({
      path: standInPath(path),
      reason: line === undefined ? message : `line ${line}: ${message}`,
    })),
  };
}
