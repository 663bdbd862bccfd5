/**
 * Makes a store. `init` gets set and get and returns the first state.
 * Selectors: `useStore(store, (state) => state.items, shallow)`.
 */
export function createStore(init, ...middleware) {
  const listeners = new Set();
  let state;
  const get = () => state;
  let set = (part, label) => {
    const next = typeof part === 'function' ? part(state) : part;
    if (Object.is(next, state) || next == null) return;
    const before = state;
    state = typeof next === 'object' && !Array.isArray(next) ? { ...before, ...next } : next;
    for (const listener of [...listeners]) listener(state, before, label);
  };
  const api = { get, set: (part, label) => set(part, label), subscribe, destroy: () => listeners.clear() };
  for (const wrap of middleware) set = wrap(set, api);
  state = init(api.set, get);
  if (process.env.NODE_ENV !== 'production' && (state === null || typeof state !== 'object')) {
    console.warn('potboil: the first state should be an object');
  }

  function subscribe(listener, selector, equal = Object.is) {
    if (!selector) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
    let slice = selector(state);
    const wrapped = (next) => {
      const candidate = selector(next);
      if (equal(slice, candidate)) return;
      const previous = slice;
      slice = candidate;
      listener(slice, previous);
    };
    listeners.add(wrapped);
    return () => listeners.delete(wrapped);
  }
  return api;
}
