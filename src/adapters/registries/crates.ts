import type { Account, HistoryEntry, PublishedBy } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { below, field, fieldAt, instantOf, listOf, numberOf, segment, textOf } from '../fields.ts';
import { countedHttp } from '../http/counted.ts';
import { askBytes, askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { SourceRoots } from '../roots.ts';
import { isOf, notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Listed, type Loaded } from './listed.ts';
import { dependenciesOf, indexLines, indexPath, loadFromIndex } from './crates-index.ts';
import { router, type Routed } from './places.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';

const days90InWeeks = 90 / 7;

/** crates.io: the crate's page of its API, its owners, and the sparse index for dependencies. */
export function cratesRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('cargo', roots.crates, roots.registries);

  async function load(ask: ProjectAsk, routed: Routed): Promise<Loaded> {
    if (routed.own !== undefined) return loadFromIndex(http, routed, ask);
    const options = { maxAge: 60, ...(ask.signal ? { signal: ask.signal } : {}) };
    const page = below(roots.crates, `api/v1/crates/${segment(ask.name)}`);
    const [crate, owners, index] = await Promise.all([
      askJson(http, page, options),
      askJson(http, `${page}/owners`, options),
      askBytes(http, below(roots.cratesIndex, indexPath(ask.name)), options),
    ]);
    if (crate.state === 'failed') return crate;
    if (crate.state === 'missing') return { state: 'missing' };
    const stated = fieldAt(crate.value, 'crate', 'id') ?? fieldAt(crate.value, 'crate', 'name');
    if (!Array.isArray(field(crate.value, 'versions')) || !isOf('cargo', ask.name, stated))
      return notTheDocument('cargo');
    const lines = index.state === 'found' ? indexLines(index.value) : undefined;
    const listedOwners = owners.state === 'found' ? field(owners.value, 'users') : undefined;
    const users = Array.isArray(listedOwners) ? listedOwners : undefined;
    return { state: 'found', value: listed(crate.value, users, { index: lines, page }) };
  }

  return listedRegistry({ ecosystem: 'cargo', route, http, now, load });
}

function listed(crate: unknown, users: readonly unknown[] | undefined, read: Read): Listed {
  const versions = new Map<string, unknown>();
  for (const version of listOf(field(crate, 'versions'))) {
    const number = textOf(field(version, 'num'));
    if (number !== undefined) versions.set(number, version);
  }
  const recent = numberOf(fieldAt(crate, 'crate', 'recent_downloads'));
  const total = numberOf(fieldAt(crate, 'crate', 'downloads'));
  return {
    entries: [...versions].map(([version, fields]) => entryOf(version, fields)),
    createdAt: instantOf(fieldAt(crate, 'crate', 'created_at')),
    owners: users && { accounts: users.flatMap((user) => accountOf(user) ?? []) },
    popularity: {
      ...(recent === undefined ? {} : { weeklyDownloads: Math.round(recent / days90InWeeks) }),
      ...(total === undefined ? {} : { totalDownloads: total }),
    },
    details: async (version) => detailsOf(version, versions.get(version), { crate, ...read }),
  };
}

interface Read {
  readonly index: ReadonlyMap<string, unknown> | undefined;
  /** Address of the crate's page. */
  readonly page: string;
}

function entryOf(version: string, fields: unknown): HistoryEntry {
  const publishedAt = instantOf(field(fields, 'created_at'));
  const publisher = publisherOf(fields);
  const size = numberOf(field(fields, 'crate_size'));
  return {
    version,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(publisher ? { publisher: publisher.account.name, trusted: publisher.kind === 'trusted-publisher' } : {}),
    yanked: field(fields, 'yanked') === true,
    ...(size === undefined ? {} : { unpackedSize: size }),
  };
}

function detailsOf(version: string, fields: unknown, read: Read & { readonly crate: unknown }): Details {
  const { crate, index } = read;
  const checksum = textOf(field(fields, 'checksum')) ?? textOf(field(index?.get(version), 'cksum'));
  const hashes = checksum === undefined ? [] : [`sha256:${checksum}`];
  const url = `${read.page}/${segment(version)}/download`;
  const yanked = field(fields, 'yanked') === true;
  return {
    version,
    publishedAt: instantOf(field(fields, 'created_at')),
    publishedBy: publisherOf(fields) ?? none,
    yanked: yanked ? (textOf(field(fields, 'yank_message')) ?? 'yanked') : false,
    deprecated: false,
    hashes: checksum === undefined ? undefined : hashes,
    files: [{ name: `${version}.crate`, kind: 'crate', url, hashes }],
    dependencies: index && dependenciesOf(index.get(version)),
    license: textOf(field(fields, 'license')) ?? none,
    repository: repositoryUrl(textOf(fieldAt(crate, 'crate', 'repository'))) ?? none,
    commit: textOf(fieldAt(fields, 'trustpub_data', 'sha')) ?? none,
    unpackedSize: numberOf(field(fields, 'crate_size')),
    commands: listOf(field(fields, 'bin_names')).flatMap((name) => textOf(name) ?? []),
  };
}

function publisherOf(fields: unknown): PublishedBy | undefined {
  const provider = textOf(fieldAt(fields, 'trustpub_data', 'provider'));
  if (provider !== undefined) return { kind: 'trusted-publisher', account: { name: provider } };
  const account = accountOf(field(fields, 'published_by'));
  return account && { kind: 'account', account };
}

function accountOf(user: unknown): Account | undefined {
  const name = textOf(field(user, 'login'));
  return name === undefined ? undefined : { name };
}
