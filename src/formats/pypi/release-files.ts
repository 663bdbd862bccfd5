/** A file of a release as a lockfile lists it. */
export interface LockedFile {
  readonly url: string | undefined;
  /** File name where there is no address; undefined where not even that is told. */
  readonly file: string | undefined;
  /** `sha256:…`. */
  readonly hash: string | undefined;
  readonly uploadedAt: string | undefined;
}

/**
 * What the files of one release come to. A release of a compiled package has a hundred wheels that differ in the platform
 * only: their names are kept once, so that looking at them costs what one costs.
 */
export class ReleaseFiles {
  /** In the order of the file. */
  readonly hashes: string[] = [];
  /** Addresses, or file names, one of each kind. */
  readonly names: string[] = [];
  /** When the first of them was uploaded. */
  uploadedAt: string | undefined;
  private host = '';
  /** Of the last name: its project with the slash before it and the hyphen behind it, and where that stands. */
  private project = '';
  private offset = 0;

  add({ url, file, hash, uploadedAt }: LockedFile): void {
    const name = url ?? file;
    if (name !== undefined) this.addWhole(name);
    if (hash !== undefined) this.hashes.push(hash);
    this.addTime(uploadedAt);
  }

  /** All of another list of the same release. */
  take(other: ReleaseFiles): this {
    for (const name of other.names) this.addWhole(name);
    for (const hash of other.hashes) this.hashes.push(hash);
    this.addTime(other.uploadedAt);
    return this;
  }

  /** Behind a query or fragment the last segment is not the file's name. */
  private addWhole(name: string): void {
    if (/[?#]/.test(name)) this.names.push(name);
    else this.addName(name);
  }

  /** An address or file name without query and fragment. */
  addName(name: string): void {
    if (this.isLikeLast(name)) return;
    const scheme = name.indexOf('://');
    const slash = name.lastIndexOf('/');
    const hyphen = name.indexOf('-', slash + 1);
    this.host = scheme === -1 ? '' : name.slice(0, name.indexOf('/', scheme + 3) + 1);
    this.offset = Math.max(slash, 0);
    this.project = hyphen === -1 ? '' : name.slice(this.offset, hyphen + 1);
    this.names.push(name);
  }

  addTime(time: string | undefined): void {
    if (time !== undefined && (this.uploadedAt === undefined || time < this.uploadedAt)) this.uploadedAt = time;
  }

  /**
   * A wheel of the same host and the same project: in a wheel's name the project ends at the first hyphen. The name is
   * looked for where it was in the last address; hosts put hashes of one length before it.
   */
  private isLikeLast(name: string): boolean {
    const { project, host, offset } = this;
    if (project === '' || !name.startsWith(project, offset) || !name.startsWith(host)) return false;
    return name.endsWith('.whl') && !name.includes('/', offset + 1);
  }
}
