import { createContext, useContext, useSyncExternalStore } from 'react';
import { Cache } from '@quarrel/cache';

export const CacheContext = createContext(new Cache());

export function useQuery(key, load) {
  const query = useContext(CacheContext).get(key, load);
  return useSyncExternalStore((fn) => query.subscribe(fn), () => query.state);
}
