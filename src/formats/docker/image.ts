import type { Scope } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';

/** An image reference taken apart. Source: the reference grammar of the OCI distribution specification. */
export interface ImageReference {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const longest = 4_096;

/** Takes `[host[:port]/]path[:tag][@digest]` apart; undefined where the text is no image reference. */
export function parseImage(text: string): ImageReference | undefined {
  if (text === '' || text.length > longest || /[\s"'<>|\\]|:\/\//.test(text)) return undefined;
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const rest = at < 0 ? text : text.slice(0, at);
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  const name = tagged ? rest.slice(0, colon) : rest;
  const tag = tagged ? rest.slice(colon + 1) : undefined;
  if (name === '' || name.startsWith('/') || name.endsWith('/') || digest === '' || tag === '') return undefined;
  return { name, tag, digest };
}

/** Collects an image: pinned where it has a tag or a digest, else open. A text that is none is said. */
export function collectImage(
  text: string,
  collected: EntryCollector,
  about: { line: number; endLine?: number; scope?: Scope; alias?: string | undefined; command?: string },
): void {
  const unresolved = text.indexOf('$');
  const image = parseImage(text);
  if (!image || (unresolved >= 0 && image.name.includes('$'))) {
    const reason =
      unresolved >= 0
        ? `the image ${echo(text)} is known only when it is built`
        : `${echo(text)} is no image reference`;
    if (unresolved >= 0) collected.remark('weak-pin', reason, { line: about.line });
    else collected.unreadable(reason, about.line);
    return;
  }
  const entry = {
    ...about,
    name: image.name,
    ecosystem: 'docker' as const,
    direct: true,
    scope: about.scope ?? ('build' as const),
  };
  if (image.tag?.includes('$')) collected.requirement({ ...entry, range: image.tag });
  else if (image.digest !== undefined) {
    collected.dependency({
      ...entry,
      version: image.tag ?? image.digest,
      digest: image.digest,
      integrity: [image.digest],
    });
  } else if (image.tag === undefined) collected.requirement({ ...entry, range: '' });
  else collected.dependency({ ...entry, version: image.tag });
}

/**
 * Replaces `${NAME:-default}`, `${NAME-default}` and known `${NAME}`, `$NAME` by their values, as Compose and the builder do. What stays unknown
 * keeps its dollar sign. Source: Compose specification, "Interpolation"; Dockerfile reference, "Environment replacement".
 */
export function substitute(text: string, values: ReadonlyMap<string, string>): string {
  let out = '';
  for (let i = 0; i < text.length;) {
    const reference = text[i] === '$' ? referenceAt(text, i) : undefined;
    if (!reference) {
      out += text[i];
      i += 1;
      continue;
    }
    const value = values.get(reference.name) ?? reference.fallback;
    out += value ?? text.slice(i, reference.end);
    i = reference.end;
  }
  return out;
}

function referenceAt(
  text: string,
  start: number,
): { name: string; fallback: string | undefined; end: number } | undefined {
  const plain = /^\$([A-Za-z_][A-Za-z0-9_]*)/.exec(text.slice(start, start + 200));
  if (plain) return { name: plain[1] ?? '', fallback: undefined, end: start + plain[0].length };
  const close = text.indexOf('}', start);
  if (text[start + 1] !== '{' || close < 0) return undefined;
  const inner = /^([A-Za-z_][A-Za-z0-9_]*)(?::?-(.*))?$/s.exec(text.slice(start + 2, close));
  if (!inner) return undefined;
  return { name: inner[1] ?? '', fallback: inner[2], end: close + 1 };
}
