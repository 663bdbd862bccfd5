/** The maps of an entry that name what it asks for, strongest first. */
export const needKinds = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const;

export type NeedKind = (typeof needKinds)[number];

/**
 * All that the entries of one lockfile ask for, in the order of the file. A large lockfile has tens of thousands of these
 * and few names: each name is kept once and known by its number from then on.
 */
export class LockNeeds {
  private readonly numbers = new Map<string, number>();
  /** Number of the name, times the number of kinds, plus the kind's place. */
  private readonly asked: number[] = [];

  /** How many there are: where the next entry's begin. */
  get length(): number {
    return this.asked.length;
  }

  /** The number of a name. */
  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const { size } = this.numbers;
    this.numbers.set(name, size);
    return size;
  }

  /** `kind`: its place among the kinds. */
  add(name: string, kind: number): void {
    this.asked.push(this.numberOf(name) * needKinds.length + kind);
  }

  /** Takes back what was added of a kind since `from`: of a map that stands twice the last one counts. */
  takeBack(from: number, kind: number): void {
    const kept = this.asked.splice(from).filter((asked) => asked % needKinds.length !== kind);
    for (const asked of kept) this.asked.push(asked);
  }

  /** The number of the name that is asked for at a place. */
  nameAt(place: number): number {
    return Math.floor((this.asked[place] ?? 0) / needKinds.length);
  }

  isDevAt(place: number): boolean {
    return (this.asked[place] ?? 0) % needKinds.length === needKinds.length - 1;
  }
}
