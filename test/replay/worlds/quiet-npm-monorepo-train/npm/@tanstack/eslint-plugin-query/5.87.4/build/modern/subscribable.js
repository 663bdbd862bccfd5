export class Subscribable {
  listeners = new Set()
  subscribe(fn) { this.listeners.add(fn); return () => this.listeners.delete(fn) }
}
