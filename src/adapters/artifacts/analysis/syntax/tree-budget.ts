/** How much of one file is read into trees: a bundle of megabytes would take seconds. */
const mostOfFile = 512 * 1024;

/** Counts what one file has cost. */
export class TreeBudget {
  #left = mostOfFile;

  /** Whether a piece of that length may still be read; if so it is taken off. */
  take(length: number): boolean {
    if (length > this.#left) return false;
    this.#left -= length;
    return true;
  }
}
