import { createSignal, onCleanup } from 'solid-js';

export function createQuery(cache, key, load) {
  const found = cache.get(key, load);
  const [state, set] = createSignal(found.state);
  onCleanup(found.subscribe(set));
  return state;
}
