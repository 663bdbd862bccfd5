import type { Account, DeclaredDependency, HistoryEntry, InstallHook, ReleaseFile } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { field, fieldAt, fieldsOf, listOf, membersOf, numberOf, textOf } from '../fields.ts';
import { repositoryUrl } from '../repository-url.ts';
import { none, type ReleaseFields } from './release.ts';

/** Scripts that npm runs when it installs a package from a registry. */
const installScripts = ['preinstall', 'install', 'postinstall'] as const;

/** What the registry keeps of each version at all. A mirror may strip publisher, provenance and sizes. */
export interface Keeps {
  readonly publisher: boolean;
  readonly deprecation: boolean;
  readonly provenance: boolean;
}

/** Hooks as the registry's metadata shows them. `hasInstallScript` without a script is a hook whose text is not told. */
export function hooksOf(manifest: unknown): readonly InstallHook[] {
  const scripts = fieldsOf(field(manifest, 'scripts'));
  const hooks: InstallHook[] = [];
  for (const kind of installScripts) {
    const command = textOf(field(scripts, kind));
    if (command !== undefined) hooks.push({ kind, command });
  }
  const builds = field(manifest, 'gypfile') === true && !hooks.some(({ kind }) => kind !== 'postinstall');
  if (builds) hooks.push({ kind: 'binding.gyp', command: 'node-gyp rebuild' });
  if (hooks.length === 0 && field(manifest, 'hasInstallScript') === true) hooks.push({ kind: 'install' });
  return hooks;
}

/** Who published a version, as `_npmUser` has it. */
export function publisherOf(manifest: unknown): (Account & { readonly trusted: boolean }) | undefined {
  const user = field(manifest, '_npmUser');
  const account = accountOf(user);
  return account && { ...account, trusted: fieldAt(user, 'trustedPublisher') !== undefined };
}

/** Accounts of a `maintainers` list. Old packuments have plain `name <address>` texts. */
export function accountsOf(value: unknown): readonly Account[] {
  return listOf(value)
    .slice(0, 200)
    .flatMap((one) => accountOf(one) ?? []);
}

function accountOf(value: unknown): Account | undefined {
  const plain = textOf(value);
  const name = plain === undefined ? textOf(field(value, 'name')) : plain.split('<')[0]?.trim();
  if (name === undefined || name === '') return undefined;
  const email = plain === undefined ? textOf(field(value, 'email')) : plain.split('<')[1]?.split('>')[0];
  return email ? { name, email } : { name };
}

/** One line of history. What the registry does not keep stays out. */
export function historyEntry(version: string, manifest: unknown, publishedAt: Instant | undefined): HistoryEntry {
  const publisher = publisherOf(manifest);
  const fileCount = numberOf(fieldAt(manifest, 'dist', 'fileCount'));
  const unpackedSize = numberOf(fieldAt(manifest, 'dist', 'unpackedSize'));
  const deprecated = textOf(field(manifest, 'deprecated'));
  return {
    version,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(publisher ? { publisher: publisher.name, trusted: publisher.trusted } : {}),
    ...(publisher || isAttested(manifest) ? { attested: isAttested(manifest) } : {}),
    hooks: hooksOf(manifest).length > 0,
    commit: textOf(field(manifest, 'gitHead')) !== undefined,
    ...(deprecated === undefined ? {} : { deprecated: true }),
    ...(fileCount === undefined ? {} : { fileCount }),
    ...(unpackedSize === undefined ? {} : { unpackedSize }),
  };
}

export function isAttested(manifest: unknown): boolean {
  return fieldAt(manifest, 'dist', 'attestations') !== undefined;
}

/** Everything the registry tells of one version. */
export function npmRelease(
  version: string,
  manifest: unknown,
  context: { keeps: Keeps; publishedAt: Instant | undefined },
): ReleaseFields {
  const { keeps } = context;
  const publisher = publisherOf(manifest);
  const maintainers = accountsOf(field(manifest, 'maintainers'));
  const license = field(manifest, 'license') ?? listOf(field(manifest, 'licenses'))[0];
  const repository = field(manifest, 'repository');
  return {
    version,
    publishedAt: context.publishedAt,
    publishedBy: publisher && withKind(publisher),
    ...(maintainers.length > 0 ? { maintainers } : {}),
    yanked: false,
    deprecated: textOf(field(manifest, 'deprecated')) ?? (keeps.deprecation ? false : undefined),
    hooks: hooksOf(manifest),
    hashes: hashesOf(manifest),
    dependencies: dependenciesOf(manifest),
    license: textOf(license) ?? textOf(field(license, 'type')) ?? none,
    repository: repositoryUrl(textOf(repository) ?? textOf(field(repository, 'url'))) ?? none,
    commit: textOf(field(manifest, 'gitHead')) ?? (keeps.publisher ? none : undefined),
    unpackedSize: numberOf(fieldAt(manifest, 'dist', 'unpackedSize')),
    fileCount: numberOf(fieldAt(manifest, 'dist', 'fileCount')),
    commands: commandsOf(manifest),
    attested: isAttested(manifest) ? true : keeps.provenance ? false : undefined,
    files: filesOf(manifest, context.publishedAt),
  };
}

function withKind(publisher: Account & { readonly trusted: boolean }): NonNullable<ReleaseFields['publishedBy']> {
  const { trusted, ...account } = publisher;
  return { kind: trusted ? 'trusted-publisher' : 'account', account };
}

/** `integrity` is SRI already; `shasum` is hexadecimal SHA-1 and becomes SRI. */
function hashesOf(manifest: unknown): readonly string[] {
  const integrity = textOf(fieldAt(manifest, 'dist', 'integrity'));
  const shasum = textOf(fieldAt(manifest, 'dist', 'shasum'));
  const hashes = integrity === undefined ? [] : integrity.split(/\s+/).slice(0, 8);
  const sha1 =
    shasum !== undefined && /^[0-9a-f]{40}$/i.test(shasum)
      ? `sha1-${Buffer.from(shasum, 'hex').toString('base64')}`
      : undefined;
  return sha1 === undefined || hashes.includes(sha1) ? hashes : [...hashes, sha1];
}

function dependenciesOf(manifest: unknown): readonly DeclaredDependency[] {
  const optional = new Map(membersOf(field(manifest, 'optionalDependencies'), 2_000));
  const declared: DeclaredDependency[] = [];
  const add = (kind: DeclaredDependency['kind'], members: Iterable<readonly [string, unknown]>): void => {
    for (const [name, range] of members) declared.push({ ecosystem: 'npm', name, range: textOf(range) ?? '', kind });
  };
  // npm repeats optional dependencies among the others when it publishes.
  add(
    'runtime',
    membersOf(field(manifest, 'dependencies'), 2_000).filter(([name]) => !optional.has(name)),
  );
  add('optional', optional);
  add('peer', membersOf(field(manifest, 'peerDependencies'), 2_000));
  return declared;
}

function commandsOf(manifest: unknown): readonly string[] {
  const bin = field(manifest, 'bin');
  if (typeof bin !== 'string') return membersOf(bin, 200).map(([name]) => name.slice(0, 214));
  const name = textOf(field(manifest, 'name'));
  return name === undefined ? [] : [name.slice(name.indexOf('/') + 1)];
}

function filesOf(manifest: unknown, uploadedAt: Instant | undefined): readonly ReleaseFile[] | undefined {
  const url = textOf(fieldAt(manifest, 'dist', 'tarball'));
  if (url === undefined) return undefined;
  const name = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  return [
    { name, kind: 'tarball', url, hashes: hashesOf(manifest), ...(uploadedAt === undefined ? {} : { uploadedAt }) },
  ];
}
