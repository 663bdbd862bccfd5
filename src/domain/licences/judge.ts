import { readLicence, type LicenceLeaf, type LicenceTree } from './expression.ts';

/** Which licences a repository takes. An empty `allow` admits whatever is not denied. */
export interface LicencePolicy {
  /** SPDX identifiers, each perhaps `WITH` an exception. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** What a licence that is not stated or names none of SPDX's leads to. */
  readonly unknown: 'pass' | 'warn' | 'block';
}

/** What a policy makes of a licence; `because` names the parts that decided, as they were stated. */
export type LicenceJudgement =
  | { readonly outcome: 'allowed' }
  | { readonly outcome: 'denied'; readonly because: readonly string[]; readonly listed: boolean }
  | { readonly outcome: 'unknown'; readonly because: readonly string[] };

/** Judges what a registry states: of an OR one part must be allowed, of an AND all. */
export function judgeLicence(stated: string, policy: LicencePolicy): LicenceJudgement {
  return judgeTree(readLicence(stated), policy);
}

function judgeTree(tree: LicenceTree, policy: LicencePolicy): LicenceJudgement {
  if (tree.kind === 'licence' || tree.kind === 'custom') return judgeLeaf(tree, policy);
  const parts = tree.parts.map((part) => judgeTree(part, policy));
  const order = tree.kind === 'and' ? (['denied', 'unknown'] as const) : (['allowed', 'unknown'] as const);
  const decisive = order.find((outcome) => parts.some((part) => part.outcome === outcome));
  const wanted = decisive ?? (tree.kind === 'and' ? 'allowed' : 'denied');
  return together(parts.filter((part) => part.outcome === wanted));
}

/** Judgements of one outcome as one. */
function together(parts: readonly LicenceJudgement[]): LicenceJudgement {
  const [first] = parts;
  if (first === undefined || first.outcome === 'allowed') return { outcome: 'allowed' };
  const because = [...new Set(parts.flatMap((part) => ('because' in part ? part.because : [])))];
  return first.outcome === 'unknown'
    ? { outcome: 'unknown', because }
    : { outcome: 'denied', because, listed: parts.some((part) => part.outcome === 'denied' && part.listed) };
}

function judgeLeaf(leaf: LicenceLeaf, { allow, deny }: LicencePolicy): LicenceJudgement {
  const stated = nameOf(leaf);
  const isNamed = (entry: string) => same(entry, stated);
  if (allow.some(isNamed) && !deny.some(isNamed)) return { outcome: 'allowed' };
  if (deny.some((entry) => isNamed(entry) || covers(entry, leaf, 'deny')))
    return { outcome: 'denied', because: [stated], listed: true };
  if (allow.some((entry) => covers(entry, leaf, 'allow'))) return { outcome: 'allowed' };
  if (leaf.kind === 'custom' || /LicenseRef-/i.test(leaf.id)) return { outcome: 'unknown', because: [stated] };
  return allow.length === 0 ? { outcome: 'allowed' } : { outcome: 'denied', because: [stated], listed: false };
}

function nameOf(leaf: LicenceLeaf): string {
  if (leaf.kind === 'custom') return leaf.text;
  return leaf.exception === undefined ? leaf.id : `${leaf.id} WITH ${leaf.exception}`;
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/**
 * Whether an entry of the policy speaks of a licence. An exception only adds permissions, so an entry without one speaks of both. `or later` leaves a
 * choice: to allow a version allows it, to deny the version that it begins with denies it. GNU's former bare identifiers mean both forms.
 */
function covers(entry: string, leaf: LicenceLeaf, use: 'allow' | 'deny'): boolean {
  const own = readLicence(entry);
  if (own.kind !== 'licence' || leaf.kind !== 'licence') return false;
  if (own.exception !== undefined && !same(own.exception, leaf.exception ?? '')) return false;
  const [a, b] = [partsOf(own.id), partsOf(leaf.id)];
  if (a.family !== b.family) return false;
  const step = compareVersions(a.version, b.version);
  if (step === 0) return a.form !== 'only' || b.form !== 'later' || use === 'allow';
  if (step < 0) return a.form === 'later';
  return use === 'allow' && b.form === 'later';
}

interface Parts {
  readonly family: string;
  readonly version: string;
  readonly form: 'bare' | 'later' | 'only';
}

function partsOf(id: string): Parts {
  const [, stem = '', suffix = ''] = /^(.+?)(\+|-only|-or-later)?$/i.exec(id) ?? [];
  const form = suffix === '' ? 'bare' : suffix.toLowerCase() === '-only' ? 'only' : 'later';
  const [, family, version = ''] = /^(.+)-(\d{1,4}(?:\.\d{1,4}){0,3})$/.exec(stem) ?? [];
  return { family: (family ?? stem).toLowerCase(), version, form };
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const step = (left[at] ?? 0) - (right[at] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}
