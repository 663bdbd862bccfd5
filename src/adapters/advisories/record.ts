import type { Advisory } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { field, instantOf, listOf, textOf } from '../fields.ts';
import { bandOf, baseScore } from './cvss.ts';

/** One package of an advisory. */
export interface Affected {
  /** OSV's name of the ecosystem, without the suffix after a colon. */
  readonly ecosystem: string;
  readonly name: string;
  readonly versions: readonly string[];
  readonly ranges: readonly AffectedRange[];
}

export interface AffectedRange {
  readonly events: readonly {
    readonly kind: 'introduced' | 'fixed' | 'last_affected' | 'limit';
    readonly version: string;
  }[];
}

/** An advisory in OSV's form, reduced to what is used. Source: the OSV schema. */
export interface AdvisoryRecord {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly kind: Advisory['kind'];
  readonly summary: string;
  readonly severity: Advisory['severity'];
  readonly published: Instant | undefined;
  readonly modified: Instant | undefined;
  readonly withdrawn: Instant | undefined;
  readonly affected: readonly Affected[];
  /** Known to be exploited, where the data set says so. */
  readonly exploited?: boolean;
}

const maxAffected = 2_000;
const maxVersions = 20_000;

/** Reads a record; undefined where it is none. */
export function readRecord(json: unknown): AdvisoryRecord | undefined {
  const id = textOf(field(json, 'id'));
  if (id === undefined || !/^[\w.:-]{1,100}$/.test(id)) return undefined;
  const affected = listOf(field(json, 'affected')).slice(0, maxAffected);
  const aliases = [...listOf(field(json, 'aliases'))].flatMap((one) => textOf(one) ?? []).slice(0, 100);
  const kind = isMalware(id, aliases, [json, ...affected]) ? 'malware' : 'vulnerability';
  return {
    id,
    aliases,
    kind,
    summary: (textOf(field(json, 'summary')) ?? textOf(field(json, 'details'))?.split('\n')[0] ?? '').slice(0, 300),
    severity: kind === 'malware' ? 'critical' : severityOf([json, ...affected]),
    published: instantOf(field(json, 'published')),
    modified: instantOf(field(json, 'modified')),
    withdrawn: instantOf(field(json, 'withdrawn')),
    affected: affected.flatMap((one) => readAffected(one) ?? []),
  };
}

/** Malicious packages: their own ids, the origin marks of that data set, or the weakness "embedded malicious code". */
function isMalware(id: string, aliases: readonly string[], places: readonly unknown[]): boolean {
  if ([id, ...aliases].some((one) => one.startsWith('MAL-'))) return true;
  return places.some((place) => {
    const specific = field(place, 'database_specific');
    const cwes = new Set([
      ...listOf(field(specific, 'cwe_ids')),
      ...listOf(field(specific, 'cwes')).map((cwe) => field(cwe, 'cweId')),
    ]);
    return field(specific, 'malicious-packages-origins') !== undefined || cwes.has('CWE-506') || cwes.has('CWE-912');
  });
}

const words: ReadonlyMap<string, Advisory['severity']> = new Map([
  ['low', 'low'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['high', 'high'],
  ['critical', 'critical'],
]);

/** RustSec's notes that a crate is unmaintained or unsound are no vulnerabilities. */
function isInformational(places: readonly unknown[]): boolean {
  return places.some((place) => textOf(field(field(place, 'database_specific'), 'informational')) !== undefined);
}

/** The CVSS 3 vector's band; else the database's own word. Version 4 vectors have no formula, only a table. */
function severityOf(places: readonly unknown[]): Advisory['severity'] {
  if (isInformational(places)) return 'low';
  const vectors = places.flatMap((place) => listOf(field(place, 'severity')).map((one) => textOf(field(one, 'score'))));
  const scores = vectors.flatMap((vector) => (vector === undefined ? [] : (baseScore(vector) ?? [])));
  const band = scores.length > 0 ? bandOf(Math.max(...scores)) : undefined;
  if (band !== undefined) return band;
  for (const place of places) {
    const word = textOf(field(field(place, 'database_specific'), 'severity'));
    const severity = word === undefined ? undefined : words.get(word.toLowerCase());
    if (severity !== undefined) return severity;
  }
  return 'unknown';
}

function readAffected(json: unknown): Affected | undefined {
  const ecosystem = textOf(field(field(json, 'package'), 'ecosystem'))?.split(':')[0];
  const name = textOf(field(field(json, 'package'), 'name'));
  if (ecosystem === undefined || name === undefined) return undefined;
  return {
    ecosystem,
    name,
    versions: listOf(field(json, 'versions'))
      .slice(0, maxVersions)
      .flatMap((one) => textOf(one) ?? []),
    ranges: listOf(field(json, 'ranges'))
      .slice(0, 500)
      .flatMap((range) => readRange(range) ?? []),
  };
}

const eventKinds = ['introduced', 'fixed', 'last_affected', 'limit'] as const;

/** Ranges of commits say nothing about versions. */
function readRange(json: unknown): AffectedRange | undefined {
  if (field(json, 'type') === 'GIT') return undefined;
  const events = listOf(field(json, 'events'))
    .slice(0, 2_000)
    .flatMap((event) =>
      eventKinds.flatMap((kind) => {
        const version = textOf(field(event, kind));
        return version === undefined ? [] : [{ kind, version }];
      }),
    );
  return { events };
}
