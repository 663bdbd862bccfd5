import { useCallback, useRef, useSyncExternalStore } from 'react';

export function useStore(store, selector = (state) => state, equal = Object.is) {
  const last = useRef();
  const snapshot = useCallback(() => {
    const next = selector(store.get());
    if (last.current && equal(last.current.value, next)) return last.current.value;
    last.current = { value: next };
    return next;
  }, [store, selector, equal]);
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
}
