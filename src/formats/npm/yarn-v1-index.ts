import type { YarnBlock } from './yarn-v1-blocks.ts';
import { splitDescriptor } from './descriptor.ts';

/** What was asked of one name, and the blocks that it came to. */
interface Asked {
  readonly ranges: string[];
  readonly blocks: YarnBlock[];
}

/** Of names that are asked for in more ways, each way is looked up instead of compared. */
const few = 16;

/** Finds the block of a classic yarn.lock that a need means. */
export class YarnIndex {
  private readonly byDescriptor = new Map<string, YarnBlock>();
  private readonly byName = new Map<string, Asked>();

  /** False if the descriptor was there already: the last block counts. */
  add(descriptor: string, block: YarnBlock): boolean {
    const { size } = this.byDescriptor;
    this.byDescriptor.set(descriptor, block);
    const isNew = this.byDescriptor.size > size;
    const { name, range } = splitDescriptor(descriptor);
    if (name.length < descriptor.length) this.addRange(name, range, block);
    return isNew;
  }

  /** The block of `name@range`. */
  find(name: string, range: string): YarnBlock | undefined {
    const asked = this.byName.get(name);
    if (asked === undefined || asked.ranges.length > few) {
      // A name with a further `@` in it is told from its range by the whole alone.
      const isPlain = asked === undefined && !name.includes('@', 1);
      return isPlain ? undefined : this.byDescriptor.get(`${name}@${range}`);
    }
    const place = asked.ranges.indexOf(range);
    return place === -1 ? undefined : asked.blocks[place];
  }

  private addRange(name: string, range: string, block: YarnBlock): void {
    const asked = this.byName.get(name);
    if (asked === undefined) {
      this.byName.set(name, { ranges: [range], blocks: [block] });
      return;
    }
    const place = asked.ranges.length > few ? -1 : asked.ranges.indexOf(range);
    if (place === -1) {
      asked.ranges.push(range);
      asked.blocks.push(block);
    } else asked.blocks[place] = block;
  }
}
