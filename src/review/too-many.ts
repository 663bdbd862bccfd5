import type { AddedOrChanged, Change } from '../domain/change.ts';
import type { Problem } from '../domain/problem.ts';

/**
 * A lockfile of a few megabytes can change three hundred thousand packages. Nobody reviews that, and to hold the evidence of
 * all would take more memory than the server has: so many are listed, so many are asked about, and the rest is said.
 */
export const mostChanges = 20_000;
export const mostAsked = 5_000;

/** The changes that are listed, with the problem where some are not. */
export function listed(changes: readonly Change[]): {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
} {
  const first = changes[mostChanges];
  if (first === undefined) return { changes, problems: [] };
  const message = `the change touches ${changes.length} packages: the first ${mostChanges} are listed, the others were not looked at`;
  return { changes: changes.slice(0, mostChanges), problems: [{ code: 'too-large', message, path: first.path }] };
}

/** The changes whose packages are asked about, those that the repository itself asks for first, with the problem where some are not. */
export function askedAbout(changes: readonly Change[]): {
  readonly asked: readonly AddedOrChanged[];
  readonly problems: readonly Problem[];
} {
  const all = changes.filter((change): change is AddedOrChanged => change.kind !== 'removed');
  if (all.length <= mostAsked) return { asked: all, problems: [] };
  const [direct, below] = [all.filter(isDirect), all.filter((change) => !isDirect(change))];
  const asked = [...direct, ...below].slice(0, mostAsked);
  const path = [...direct, ...below][mostAsked]?.path ?? '.';
  const message = `${all.length - mostAsked} of ${all.length} changed packages were not asked about: at most ${mostAsked} are in one review`;
  return { asked, problems: [{ code: 'too-large', message, path }] };
}

function isDirect({ after }: AddedOrChanged): boolean {
  return after.direct === true;
}
