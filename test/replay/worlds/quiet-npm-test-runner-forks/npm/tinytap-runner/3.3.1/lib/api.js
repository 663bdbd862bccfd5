let current;

export function test(name, body) {
  if (!current) throw new Error('test() outside of a test file');
  current.push({ name, body });
}

export async function collect(load) {
  current = [];
  await load();
  const found = current;
  current = undefined;
  const results = [];
  for (const { name, body } of found) {
    const start = performance.now();
    try {
      await body();
      results.push({ name, ok: true, ms: performance.now() - start });
    } catch (error) {
      results.push({ name, ok: false, ms: performance.now() - start, error: error.stack ?? String(error) });
    }
  }
  return results;
}
