/** The tag that a comment behind a pinned commit names: its first word, where that looks like a version. */
export function tagOfComment(comment: string | undefined): string | undefined {
  const words = (comment ?? '').replace(/^#/, '').trim().split(/\s/);
  return words
    .map((word) => word.replace(/^(?:tag|pin|ratchet)[=:@]/, ''))
    .find((word) => /^[A-Za-z_/@-]{0,40}\d/.test(word));
}

/** A tag that names one release (`v1.2.3`), as against one that floats (`v1`). */
export function isFullTag(tag: string): boolean {
  return /\d{1,9}\.\d{1,9}\.\d/.test(tag);
}

/** The numbers of a tag without its prefix: `v1.2.3` and `1.2.3` are one release. */
export function releaseOfTag(tag: string): string {
  return /\d{1,9}(?:\.\d{1,9}){0,3}\S{0,40}$/.exec(tag)?.[0] ?? tag;
}
