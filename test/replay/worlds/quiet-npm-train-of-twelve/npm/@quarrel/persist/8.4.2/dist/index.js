export function persist(cache, storage = globalThis.localStorage, name = 'quarrel') {
  const saved = JSON.parse(storage.getItem(name) ?? '{}');
  return { saved, save: (entries) => storage.setItem(name, JSON.stringify(entries)) };
}
