/** What a line of a conda environment asks for. */
export interface MatchSpec {
  readonly name: string;
  readonly channel: string | undefined;
  /** As conda reads it: `=1.2` is a beginning, `==1.2` and `1.2` beside a build are exact. */
  readonly range: string;
  readonly build: string | undefined;
  /** The one version asked for, where there is one. */
  readonly version: string | undefined;
}

/**
 * Reads a match specification: `name`, `name=1.2`, `name==1.2`, `name=1.2=build`, `name 1.2 build`, `name>=1,<2`,
 * `channel::name`, with `[key=value]` behind it. Undefined where there is no name. Source: conda's documentation of
 * "package match specifications".
 */
export function readMatchSpec(written: string): MatchSpec | undefined {
  const { text, brackets } = splitBrackets(withoutComment(written).trim());
  const colons = text.lastIndexOf('::');
  const channel = colons === -1 ? brackets.get('channel') : text.slice(0, colons);
  const spec = colons === -1 ? text : text.slice(colons + 2);
  const nameEnd = spec.search(/[^A-Za-z0-9._-]/);
  const name = nameEnd === -1 ? spec : spec.slice(0, nameEnd);
  if (name === '') return undefined;
  const rest = nameEnd === -1 ? '' : spec.slice(nameEnd).trim();
  const { range, build } = splitBuild(rest);
  const asked = brackets.get('version') ?? range;
  const isExact = build !== undefined && build !== '' && !build.includes('*');
  return { name, channel, range: asked, build: brackets.get('build') ?? build, version: exactVersion(asked, isExact) };
}

/** The build stands behind a second `=` or a second space. */
function splitBuild(rest: string): { readonly range: string; readonly build: string | undefined } {
  const words = rest.split(/\s+/, 3).filter((word) => word !== '');
  const isSpaced = words.length === 2 && /^[0-9]/.test(words[0] ?? '') && !/^[|,<>=!~]/.test(words[1] ?? '');
  if (isSpaced) return { range: words[0] ?? '', build: words[1] };
  const fuzzy = /^=([^=<>!~|,\s]{1,200})=([^=<>!~|,\s]{1,200})$/.exec(rest);
  if (fuzzy !== null) return { range: fuzzy[1] ?? '', build: fuzzy[2] };
  return { range: rest, build: undefined };
}

function exactVersion(range: string, hasBuild: boolean): string | undefined {
  const bare = range.startsWith('==') ? range.slice(2).trim() : range;
  const isPlain = /^[A-Za-z0-9._+!-]+$/.test(bare);
  return isPlain && (range.startsWith('==') || hasBuild) ? bare : undefined;
}

function splitBrackets(text: string): { readonly text: string; readonly brackets: ReadonlyMap<string, string> } {
  const brackets = new Map<string, string>();
  const open = text.endsWith(']') ? text.indexOf('[') : -1;
  if (open === -1) return { text, brackets };
  for (const part of text.slice(open + 1, -1).split(/[,\s]+/, 50)) {
    const equals = part.indexOf('=');
    if (equals > 0) brackets.set(part.slice(0, equals), part.slice(equals + 1).replace(/^['"]|['"]$/g, ''));
  }
  return { text: text.slice(0, open).trim(), brackets };
}

function withoutComment(text: string): string {
  const comment = text.search(/\s#/);
  return comment === -1 ? text : text.slice(0, comment);
}
