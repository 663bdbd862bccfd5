export type Files = Readonly<Record<string, string>>;

/** What it is about, the files as they were, as they would be, and what must be found (`signal path:line`). */
export type Loosening = readonly [string, Files, Files, readonly string[]];

/** A change that takes no protection away. */
export type Quiet = readonly [string, Files, Files];

export const ci = '.github/workflows/ci.yml';

/** The line of the first step of `workflow`. */
export const step = 6;

export function workflow(...steps: readonly string[]): string {
  const runs = steps.map((one) => `      - run: ${one}\n`).join('');
  return `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${runs}`;
}
