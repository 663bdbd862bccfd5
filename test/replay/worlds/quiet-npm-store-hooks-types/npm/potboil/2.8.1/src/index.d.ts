export type Set<S> = (part: Partial<S> | ((state: S) => Partial<S>), label?: string) => void;
export interface Store<S> { get(): S; set: Set<S>; subscribe(listener: (state: S, before: S, label?: string) => void): () => void; subscribe<T>(listener: (slice: T, before: T) => void, selector: (state: S) => T, equal?: (a: T, b: T) => boolean): () => void; destroy(): void }
export function createStore<S extends object>(init: (set: Set<S>, get: () => S) => S, ...middleware: any[]): Store<S>;
export function useStore<S, T = S>(store: Store<S>, selector?: (state: S) => T, equal?: (a: T, b: T) => boolean): T;
export function shallow<T>(a: T, b: T): boolean;
export function persist<S>(options: { key: string; pick?: (state: S) => Partial<S>; storage?: Pick<Storage, 'getItem' | 'setItem'>; version?: number }): any;
