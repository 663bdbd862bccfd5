import type { DeclaredDependency, HistoryEntry, ReleaseFile } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { below, field, fieldAt, instantOf, listOf, membersOf, numberOf, segment, textOf } from '../fields.ts';
import { countedHttp } from '../http/counted.ts';
import { askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import { publicRoots } from '../roots.ts';
import type { SourceRoots } from '../roots.ts';
import { isOf, notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Loaded } from './listed.ts';
import { router, type Routed } from './places.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';

/** Archives of the public registry lie on a host of their own; other registries serve them below their root. */
const publicArchives = 'https://repo.hex.pm/';

/** Hex: the package's page of its API and one document for each release that matters. */
export function hexRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('hex', roots.hex, roots.registries);

  async function load(ask: ProjectAsk, { root, own }: Routed): Promise<Loaded> {
    const options = { maxAge: 60, ...(ask.signal ? { signal: ask.signal } : {}) };
    const address = below(root, `${isOrganisation(root) ? '' : 'api/'}packages/${segment(ask.name)}`);
    const page = await askJson(http, address, options);
    if (page.state === 'failed') return page;
    if (page.state === 'missing') return { state: 'missing' };
    const document = page.value;
    const isDocument = Array.isArray(field(document, 'releases')) && isOf('hex', ask.name, field(document, 'name'));
    if (!isDocument) return notTheDocument('hex');
    const week = numberOf(fieldAt(document, 'downloads', 'week'));
    const total = numberOf(fieldAt(document, 'downloads', 'all'));
    const owners = field(document, 'owners');
    const archives = root === publicRoots.hex ? publicArchives : (own?.archives?.[0] ?? root);
    function filesOf(version: string, release: unknown): readonly ReleaseFile[] {
      const name = `${ask.name}-${version}.tar`;
      return [
        { name, kind: 'tar', url: below(archives, `tarballs/${segment(name)}`), hashes: hashesOf(release) ?? [] },
      ];
    }
    async function details(version: string): Promise<Details> {
      const release = await askJson(http, `${address}/releases/${segment(version)}`, options);
      return release.state === 'found'
        ? { ...detailsOf(version, release.value, document), files: filesOf(version, release.value) }
        : { reason: release.state === 'failed' ? release.reason : 'hex has no such release' };
    }
    const value = {
      entries: listOf(field(document, 'releases')).flatMap((release) => entryOf(release, document) ?? []),
      createdAt: instantOf(field(document, 'inserted_at')),
      owners: Array.isArray(owners) ? { accounts: listOf(owners).flatMap((one) => accountOf(one) ?? []) } : undefined,
      popularity: {
        ...(week === undefined ? {} : { weeklyDownloads: week }),
        ...(total === undefined ? {} : { totalDownloads: total }),
      },
      details,
    };
    return { state: 'found', value };
  }

  return listedRegistry({ ecosystem: 'hex', route, http, now, load });
}

/** `…/api/repos/acme` is the root of an organisation's packages. Source: Hex's API, "Repositories". */
function isOrganisation(root: string): boolean {
  return /\/repos\/[^/]+\/?$/.test(root);
}

function accountOf(user: unknown): { readonly name: string } | undefined {
  const name = textOf(field(user, 'username')) ?? textOf(field(user, 'email'));
  return name === undefined ? undefined : { name };
}

function retirementOf(document: unknown, version: string): string | false {
  const retired = fieldAt(document, 'retirements', version);
  if (retired === undefined || retired === null) return false;
  return textOf(field(retired, 'message')) ?? textOf(field(retired, 'reason')) ?? 'retired';
}

function entryOf(release: unknown, document: unknown): HistoryEntry | undefined {
  const version = textOf(field(release, 'version'));
  if (version === undefined) return undefined;
  const publishedAt = instantOf(field(release, 'inserted_at'));
  const retired = retirementOf(document, version) !== false;
  return { version, ...(publishedAt === undefined ? {} : { publishedAt }), ...(retired ? { yanked: true } : {}) };
}

function detailsOf(version: string, release: unknown, document: unknown): Details {
  const publisher = accountOf(field(release, 'publisher'));
  const links = membersOf(fieldAt(document, 'meta', 'links'), 50).flatMap(
    ([, url]) => repositoryUrl(textOf(url)) ?? [],
  );
  const licenses = listOf(fieldAt(document, 'meta', 'licenses')).flatMap((one) => textOf(one) ?? []);
  return {
    version,
    publishedAt: instantOf(field(release, 'inserted_at')),
    publishedBy: publisher ? { kind: 'account', account: publisher } : none,
    yanked: retirementOf(document, version),
    deprecated: false,
    hashes: hashesOf(release),
    dependencies: membersOf(field(release, 'requirements'), 1_000).map(requirementOf),
    license: licenses.length > 0 ? licenses.join(' OR ') : none,
    repository: links.find((url) => url.startsWith('https://github.com/')) ?? links[0] ?? none,
    commit: none,
  };
}

/** The checksum of the whole archive. */
function hashesOf(release: unknown): readonly string[] | undefined {
  const checksum = textOf(field(release, 'checksum'));
  return checksum === undefined ? undefined : [`sha256:${checksum.toLowerCase()}`];
}

function requirementOf([name, fields]: readonly [string, unknown]): DeclaredDependency {
  const kind = field(fields, 'optional') === true ? 'optional' : 'runtime';
  return { ecosystem: 'hex', name, range: textOf(field(fields, 'requirement')) ?? '', kind };
}
