/** The middle value; of an even number the upper of both. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The value below which this part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
}

/** CPU milliseconds of this process, all threads. */
function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export interface Beside {
  /** CPU milliseconds, medians. */
  readonly ours: number;
  readonly floor: number;
  /** Median of the ratios of single rounds: what else the machine does hits both of a round alike. */
  readonly ratio: number;
}

/** Runs both in turn, after a warm-up of each, and compares them round by round. */
export async function beside(
  ours: () => unknown,
  floor: () => unknown,
  { rounds, warmUp = 3 }: { readonly rounds: number; readonly warmUp?: number },
): Promise<Beside> {
  for (let round = 0; round < warmUp; round += 1) {
    await ours();
    await floor();
  }
  const pairs: { readonly ours: number; readonly floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push({ floor: await costOf(floor), ours: await costOf(ours) });
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    floor: median(pairs.map((pair) => pair.floor)),
    ratio: median(pairs.map((pair) => pair.ours / pair.floor)),
  };
}

async function costOf(work: () => unknown): Promise<number> {
  const start = cpuNow();
  await work();
  return Math.max(0.001, cpuNow() - start);
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}
