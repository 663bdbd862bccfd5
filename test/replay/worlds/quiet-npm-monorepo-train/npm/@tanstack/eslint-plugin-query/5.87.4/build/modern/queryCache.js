import { Subscribable } from './subscribable.js'
export class QueryCache extends Subscribable {
  #queries = new Map()
  find(filters) { return [...this.#queries.values()].find((q) => q.queryHash === filters.hash) }
  has(hash) { return this.#queries.has(hash) }
}
