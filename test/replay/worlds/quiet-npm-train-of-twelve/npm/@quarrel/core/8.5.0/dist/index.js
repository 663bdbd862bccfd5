export class Query {
  #listeners = new Set();
  constructor(key, load) {
    this.key = key;
    this.load = load;
    this.state = { status: 'idle' };
    this.updatedAt = 0;
  }
  subscribe(fn) {
    this.#listeners.add(fn);
    return () => this.#listeners.delete(fn);
  }
  async run(signal) {
    this.#set({ status: 'pending', data: this.state.data });
    try {
      this.#set({ status: 'ready', data: await this.load({ key: this.key, signal }) });
    } catch (error) {
      this.#set({ status: 'failed', error });
    }
    return this.state;
  }
  #set(state) {
    this.state = state;
    this.updatedAt = Date.now();
    for (const fn of this.#listeners) fn(state);
  }
}
