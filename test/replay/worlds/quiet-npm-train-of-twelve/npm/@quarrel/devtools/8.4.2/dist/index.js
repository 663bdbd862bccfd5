export function attach(cache, target = globalThis) {
  const log = [];
  target.__QUARREL__ = { cache, log };
  return (query) => query.subscribe((state) => log.push({ key: query.key, status: state.status, at: Date.now() }));
}
