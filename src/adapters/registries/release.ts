import type { Release } from '../../domain/facts.ts';
import { absent, known, unknown, type Instant, type Known } from '../../domain/known.ts';

/** The registry was asked and has none. */
export const none = Symbol('none');

/** What a registry said: a value, that there is none, or nothing at all. */
export type Told<T> = T | typeof none | undefined;

type ValueOf<K> = K extends { readonly state: 'known'; readonly value: infer T } ? T : never;
type FieldName = Exclude<keyof Release, 'version' | 'maintainers' | 'otherPublishedAt' | 'scorecard'>;

/** The fields that a registry adapter found. Those left out become unknown. */
export type ReleaseFields = { readonly version: string } & {
  readonly [F in FieldName]?: Told<ValueOf<Release[F]>>;
} & { readonly maintainers?: ValueOf<NonNullable<Release['maintainers']>> | undefined };

type Present<V> = Exclude<V, typeof none | undefined>;

/** A told value as a fact. `from` names the registry. */
export function tell<V>(value: V, from: string, at: Instant): Known<Present<V>> {
  if (value === none) return absent(from, at);
  return value === undefined ? unknown(`${from} does not tell`, from) : known(value as Present<V>, from, at);
}

/** Makes a release of the fields found; for every other field it says that the registry does not tell. */
export function releaseOf(fields: ReleaseFields, from: string, at: Instant): Release {
  const told = <V>(value: V): Known<Present<V>> => tell(value, from, at);
  return {
    version: fields.version,
    publishedAt: told(fields.publishedAt),
    publishedBy: told(fields.publishedBy),
    ...(fields.maintainers ? { maintainers: told(fields.maintainers) } : {}),
    yanked: told(fields.yanked),
    deprecated: told(fields.deprecated),
    hooks: told(fields.hooks),
    hashes: told(fields.hashes),
    dependencies: told(fields.dependencies),
    license: told(fields.license),
    repository: told(fields.repository),
    commit: told(fields.commit),
    unpackedSize: told(fields.unpackedSize),
    fileCount: told(fields.fileCount),
    commands: told(fields.commands),
    attested: told(fields.attested),
    files: told(fields.files),
  };
}
