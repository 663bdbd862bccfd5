/** Resolves at the first SIGTERM or SIGINT. A second one ends the process at once. */
export async function untilSignal(): Promise<NodeJS.Signals> {
  return await new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        for (const again of ['SIGTERM', 'SIGINT'] as const) process.once(again, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}
