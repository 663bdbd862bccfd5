/**
 * Whether a repository path matches a glob. `*` stays within a segment, `**` stands for any number of segments, `?` for
 * one character; a pattern without a slash is held against the last segment. Case counts. No regular expression is
 * made: patterns may come from a policy file, and matching takes time proportional to path times pattern.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  if (!pattern.includes('/')) return matchesSegment(pattern, path.slice(path.lastIndexOf('/') + 1));
  return matchesSegments(pattern.split('/'), path.split('/'));
}

/** Row by row: `reach[j]` tells whether the patterns so far match the first j segments. */
function matchesSegments(patterns: readonly string[], segments: readonly string[]): boolean {
  let reach = segments.map(() => false);
  reach = [true, ...reach];
  for (const pattern of patterns) {
    const next = reach.map(() => false);
    for (let j = 0; j < reach.length; j += 1) {
      if (pattern === '**') next[j] = reach[j] === true || (j > 0 && next[j - 1] === true);
      else next[j] = j > 0 && reach[j - 1] === true && matchesSegment(pattern, segments[j - 1] ?? '');
    }
    reach = next;
  }
  return reach.at(-1) === true;
}

/** The usual walk with one remembered star: on a mismatch the last star takes one more character. */
function matchesSegment(pattern: string, segment: string): boolean {
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let s = 0; s < segment.length;) {
    const sign = pattern.charAt(p);
    if (sign === '*') {
      star = p;
      resume = s;
      p += 1;
    } else if (p < pattern.length && (sign === '?' || sign === segment.charAt(s))) {
      p += 1;
      s += 1;
    } else if (star !== -1) {
      resume += 1;
      s = resume;
      p = star + 1;
    } else return false;
  }
  while (pattern.charAt(p) === '*') p += 1;
  return p === pattern.length;
}
