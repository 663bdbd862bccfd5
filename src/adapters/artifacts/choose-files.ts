import type { ReleaseFile } from '../../domain/facts.ts';

/** The files to compare: a pair of one kind, and the pair of the other kind beside it. */
export interface ChosenFiles {
  readonly after: ReleaseFile;
  readonly before: ReleaseFile | undefined;
  readonly companion: { readonly after: ReleaseFile; readonly before: ReleaseFile | undefined } | undefined;
  /** Said in the delta where the two sides are not of one kind. */
  readonly remark?: string;
}

/**
 * Picks what is most comparable: a wheel with a wheel of the same tags, a source distribution with one. Where a release
 * has both kinds, the pair that installs is the main one and the other stands beside it. Undefined: there is no file.
 */
export function chooseFiles(after: readonly ReleaseFile[], earlier: readonly ReleaseFile[]): ChosenFiles | undefined {
  // A branch and a release may be one commit: there is nothing to compare then.
  const addresses = new Set(after.map(({ url }) => url));
  const before = earlier.filter(({ url }) => !addresses.has(url));
  const wheels = { after: after.filter(isWheel), before: before.filter(isWheel) };
  if (wheels.after.length === 0 && wheels.before.length === 0) return single(after, before);
  const sdists = { after: after.find(isSource), before: before.find(isSource) };
  const wheel = chooseWheel(wheels.after, wheels.before);
  const source = sdists.after && { after: sdists.after, before: sdists.before };
  if (wheel?.before !== undefined) return { ...wheel, companion: source };
  if (source?.before !== undefined) return { ...source, companion: wheel };
  const main = wheel ?? source;
  if (main === undefined) return single(after, before);
  const other = wheels.before[0] ?? sdists.before;
  const companion = wheel === undefined ? undefined : source;
  if (other === undefined) return { ...main, before: undefined, companion };
  return {
    after: main.after,
    before: other,
    companion,
    remark: `compared with ${other.name}, an archive of another kind`,
  };
}

/** Ecosystems with one archive a release; of several the one of the same name without its version, else the first. */
function single(after: readonly ReleaseFile[], before: readonly ReleaseFile[]): ChosenFiles | undefined {
  const file = after.find((one) => one.yanked !== true) ?? after[0];
  if (file === undefined) return undefined;
  const same = before.filter((one) => one.kind === file.kind);
  const stem = stemOf(file.name);
  return {
    after: file,
    before: same.find((one) => stemOf(one.name) === stem) ?? same[0] ?? before[0],
    companion: undefined,
  };
}

function stemOf(name: string): string {
  return name.replaceAll(/\d+/g, '');
}

function isWheel(file: ReleaseFile): boolean {
  return file.kind === 'bdist_wheel' || file.name.endsWith('.whl');
}

function isSource(file: ReleaseFile): boolean {
  return file.kind === 'sdist' || (/\.(?:tar\.gz|tgz|zip)$/.test(file.name) && file.kind !== 'bdist_egg');
}

function chooseWheel(
  after: readonly ReleaseFile[],
  before: readonly ReleaseFile[],
): { after: ReleaseFile; before: ReleaseFile | undefined } | undefined {
  const ranked = after.toSorted((a, b) => rank(b.name) - rank(a.name) || (a.name < b.name ? -1 : 1));
  const best = ranked[0];
  if (best === undefined) return undefined;
  for (const wheel of ranked) {
    const twin = before.find((one) => tagsOf(one.name) === tagsOf(wheel.name));
    if (twin !== undefined && rank(wheel.name) >= rank(best.name) - 1) return { after: wheel, before: twin };
  }
  const nearest = before.toSorted((a, b) => rank(b.name) - rank(a.name) || (a.name < b.name ? -1 : 1))[0];
  return { after: best, before: nearest };
}

/** `py3-none-any` of a wheel's file name. Source: the binary distribution format. */
function tagsOf(name: string): string {
  return name
    .replace(/\.whl$/, '')
    .split('-')
    .slice(-3)
    .join('-');
}

/** What most people install: the universal wheel, else Linux on x86-64 for a recent Python. */
function rank(name: string): number {
  const tags = tagsOf(name);
  if (tags.endsWith('-none-any')) return 1000;
  const platform =
    /manylinux|linux_x86_64/.test(tags) && tags.includes('x86_64') ? 500 : /manylinux|musllinux/.test(tags) ? 300 : 100;
  const python = Number(/^cp3(\d{1,2})-/.exec(tags)?.[1] ?? (tags.startsWith('py3') ? '12' : '0'));
  return platform + python;
}
