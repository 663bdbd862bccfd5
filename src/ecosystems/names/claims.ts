import type { EcosystemId } from '../../domain/package.ts';
import { matchesPattern } from '../../domain/pattern.ts';
import { ecosystemOf } from '../index.ts';
import { patternsMeet } from './patterns-meet.ts';

/** Names that a registry of the operator's own answers for. */
export interface NameClaim {
  readonly ecosystem: EcosystemId;
  /** Address of that registry. */
  readonly url: string;
  /** Scopes, prefixes and names; `*` for everything that no other registry claims. */
  readonly names?: readonly string[];
  /** It serves the public packages under their public names. */
  readonly mirror?: boolean;
}

/** What one written pattern covers, of normalised names. */
export type ClaimShape =
  | { readonly kind: 'all' }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  /** Go: leading segments of a module path, each a pattern, as GOPRIVATE has it. */
  | { readonly kind: 'path'; readonly segments: readonly string[] };

/**
 * Reads a pattern in the words of its ecosystem: a name, a prefix that ends in `*`, or a scope (`@acme` of npm, `acme` of
 * Composer, a group `com.acme` and those below it of Maven, a module path and what lies below it of Go). Undefined for what
 * would claim strangers' names: `@acme*` covers the scope `@acme-evil` too.
 */
export function shapesOf(ecosystem: EcosystemId, written: string): readonly ClaimShape[] | undefined {
  const pattern = ecosystemOf(ecosystem).normalise(written.trim());
  if (pattern === '*') return [{ kind: 'all' }];
  if (ecosystem === 'golang') return pathOf(pattern);
  const star = pattern.indexOf('*');
  const stem = star === -1 ? pattern : pattern.slice(0, star);
  const isReadable = /[\p{L}\p{N}]/u.test(stem) && !/\s/.test(stem) && (star === -1 || star === pattern.length - 1);
  if (!isReadable) return undefined;
  if (star !== -1) return ecosystem === 'npm' && isScope(stem) ? undefined : [{ kind: 'prefix', text: stem }];
  return scopeOf(ecosystem, stem) ?? [{ kind: 'name', text: stem }];
}

function isScope(text: string): boolean {
  return text.startsWith('@') && !text.includes('/');
}

function scopeOf(ecosystem: EcosystemId, text: string): readonly ClaimShape[] | undefined {
  if (ecosystem === 'npm' && isScope(text)) return [{ kind: 'prefix', text: `${text}/` }];
  if (ecosystem === 'composer' && !text.includes('/')) return [{ kind: 'prefix', text: `${text}/` }];
  if (ecosystem === 'maven' && !text.includes(':'))
    return [':', '.'].map((next) => ({ kind: 'prefix', text: text + next }));
  return undefined;
}

function pathOf(pattern: string): readonly ClaimShape[] | undefined {
  const segments = pattern.replace(/\/$/, '').split('/');
  const isReadable = segments.every((segment) => segment !== '' && !/\s/.test(segment));
  return isReadable && /[\p{L}\p{N}]/u.test(segments[0] ?? '') ? [{ kind: 'path', segments }] : undefined;
}

/** Whether a normalised name is among what a shape covers. */
export function covers(shape: ClaimShape, name: string): boolean {
  switch (shape.kind) {
    case 'all':
      return true;
    case 'name':
      return name === shape.text;
    case 'prefix':
      return name.startsWith(shape.text);
    case 'path': {
      const parts = name.split('/', shape.segments.length + 1);
      return shape.segments.every((segment, at) => matchesPattern(parts[at] ?? '', segment) && at < parts.length);
    }
  }
}

/** Whether some name is covered by both. `*` yields to every other pattern and meets only another `*`. */
export function shapesMeet(a: ClaimShape, b: ClaimShape): boolean {
  if (a.kind === 'all' || b.kind === 'all') return a.kind === b.kind;
  if (a.kind === 'path' && b.kind === 'path') {
    const [short, long] = a.segments.length <= b.segments.length ? [a, b] : [b, a];
    return short.segments.every((segment, at) => patternsMeet(segment, long.segments[at] ?? ''));
  }
  if (a.kind === 'path' || b.kind === 'path') return false;
  if (a.kind === 'name') return covers(b, a.text);
  return b.kind === 'name' ? covers(a, b.text) : a.text.startsWith(b.text) || b.text.startsWith(a.text);
}

/** Finds the registry that claims a name of one ecosystem: by the name, and, for what nobody else claims, by `*`. */
export interface Claimants<C> {
  readonly byName: (name: string) => C | undefined;
  readonly ofTheRest: C | undefined;
}

/** Reads the claims of one ecosystem once, for many names. */
export function claimants<C extends NameClaim>(ecosystem: EcosystemId, claims: readonly C[]): Claimants<C> {
  const read = claims
    .filter((claim) => claim.ecosystem === ecosystem)
    .flatMap((claim) =>
      (claim.names ?? []).flatMap((written) => (shapesOf(ecosystem, written) ?? []).map((shape) => ({ claim, shape }))),
    );
  const named = read.filter(({ shape }) => shape.kind !== 'all');
  return {
    byName: (name) => named.find(({ shape }) => covers(shape, name))?.claim,
    ofTheRest: read.find(({ shape }) => shape.kind === 'all')?.claim,
  };
}
