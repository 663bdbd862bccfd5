import { Query } from '@quarrel/core';

export class Cache {
  #all = new Map();
  get(key, load) {
    const id = JSON.stringify(key);
    if (!this.#all.has(id)) this.#all.set(id, new Query(key, load));
    return this.#all.get(id);
  }
  stale(age) { return [...this.#all.values()].filter((query) => Date.now() - query.updatedAt > age); }
  clear() { this.#all.clear(); }
}
