import { splitDescriptor } from './descriptor.ts';

/** What was asked of one name, and the entries that it came to. */
interface Asked<T> {
  readonly ranges: string[];
  readonly entries: T[];
}

/** Of names that are asked for in more ways, each way is looked up instead of compared. */
const few = 16;

/**
 * Finds the entry of a yarn.lock that a need means. Its name and range are looked up one after the other: to join them to
 * a descriptor for each need costs more than the rest of reading it.
 */
export class YarnIndex<T> {
  private readonly byDescriptor = new Map<string, T>();
  private readonly byName = new Map<string, Asked<T>>();

  /** False if the descriptor was there already: the last entry counts. */
  add(descriptor: string, entry: T): boolean {
    const { size } = this.byDescriptor;
    this.byDescriptor.set(descriptor, entry);
    const isNew = this.byDescriptor.size > size;
    const { name, range } = splitDescriptor(descriptor);
    if (name.length < descriptor.length) this.addRange(name, range, entry);
    return isNew;
  }

  /** The entry of `name@range`. */
  find(name: string, range: string): T | undefined {
    const asked = this.byName.get(name);
    if (asked === undefined || asked.ranges.length > few) {
      // A name with a further `@` or an address in it is told from its range by the whole alone.
      const isPlain = asked === undefined && !name.includes('@', 1) && !name.includes('://');
      return isPlain ? undefined : this.byDescriptor.get(`${name}@${range}`);
    }
    const place = asked.ranges.indexOf(range);
    return place === -1 ? undefined : asked.entries[place];
  }

  private addRange(name: string, range: string, entry: T): void {
    const asked = this.byName.get(name);
    if (asked === undefined) {
      this.byName.set(name, { ranges: [range], entries: [entry] });
      return;
    }
    const place = asked.ranges.length > few ? -1 : asked.ranges.indexOf(range);
    if (place === -1) {
      asked.ranges.push(range);
      asked.entries.push(entry);
    } else asked.entries[place] = entry;
  }
}
