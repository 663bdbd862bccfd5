/** Keeps a part of the state in a storage, localStorage by default. */
export const persist = ({ key, pick = (state) => state, storage = globalThis.localStorage, version = 0 }) => (set, api) => {
  queueMicrotask(() => {
    try {
      const kept = JSON.parse(storage.getItem(key) ?? 'null');
      if (kept?.version === version) set(kept.state, 'persist/load');
    } catch (error) {
      console.warn(`potboil: cannot read ${key}`, error);
    }
  });
  return (part, label) => {
    set(part, label);
    storage.setItem(key, JSON.stringify({ version, state: pick(api.get()) }));
  };
};
