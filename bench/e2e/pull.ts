/** A pull request of the benchmark: `changed` packages of a repository, from the `from`th on, go to their newer version. */
export interface Pull {
  readonly repository: number;
  readonly number: number;
  readonly changed: number;
  readonly from: number;
}

const width = 8;

function hex(value: number): string {
  return value.toString(16).padStart(width, '0');
}

/** The head commit's hash tells the whole pull request, so that the world needs no memory of it. */
export function headOf({ repository, number, changed, from }: Pull): string {
  return `${hex(repository)}${hex(number)}${hex(changed)}${hex(from)}${'a'.repeat(width)}`;
}

/** The base commit of a repository: nothing is changed there. */
export function baseOf(repository: number): string {
  return `${hex(repository)}${'0'.repeat(width * 3)}${'b'.repeat(width)}`;
}

/** What a commit stands for. */
export function pullOf(hash: string): Pull {
  const part = (index: number) => Number.parseInt(hash.slice(index * width, (index + 1) * width), 16);
  return { repository: part(0), number: part(1), changed: part(2), from: part(3) };
}
