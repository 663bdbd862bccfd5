import type { DeclaredDependency, HistoryEntry } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import {
  below,
  defined,
  field,
  fieldAt,
  instantOf,
  isFields,
  listOf,
  membersOf,
  numberOf,
  segment,
  textOf,
} from '../fields.ts';
import { countedHttp, type CountedHttp } from '../http/counted.ts';
import { askJson, type Answer } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { SourceRoots } from '../roots.ts';
import { notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Listed, type Loaded } from './listed.ts';
import { mayLeadTo, router, type Routed } from './places.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';

/** Packagist: composer's metadata (`p2`) for releases, the site for maintainers and counts. */
export function packagistRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('composer', roots.packagist, roots.registries);

  async function load(ask: ProjectAsk, routed: Routed): Promise<Loaded> {
    const options = { maxAge: 60, ...(ask.signal ? { signal: ask.signal } : {}) };
    const path = ask.name.split('/').map(segment).join('/');
    const [metadata, branches, site] = await Promise.all([
      metadataOf(http, routed, { path, options }),
      ask.versions.some(isBranch) ? metadataOf(http, routed, { path: `${path}~dev`, options }) : undefined,
      routed.own !== undefined
        ? undefined
        : askJson(http, below(roots.packagistSite, `packages/${path}.json`), options),
    ]);
    if (metadata.state === 'failed') return metadata;
    if (branches?.state === 'failed') return branches;
    const answers = [metadata, branches].flatMap((answer) => (answer?.state === 'found' ? [answer.value] : []));
    if (answers.length === 0) return { state: 'missing' };
    const lists = answers.map((answer) => versionsOf(answer, ask.name));
    if (lists.includes(undefined)) return notTheDocument('composer');
    const page = site?.state === 'found' ? field(site.value, 'package') : undefined;
    return {
      state: 'found',
      value: listed(
        lists.flatMap((list) => list ?? []),
        page,
      ),
    };
  }

  return listedRegistry({ ecosystem: 'composer', route, http, now, load });
}

/** `dev-main` and `2.x-dev` are branches; composer keeps them in a document of their own. */
function isBranch(version: string): boolean {
  return version.startsWith('dev-') || version.endsWith('-dev');
}

function versionsOf(answer: unknown, name: string): readonly unknown[] | undefined {
  const lists = membersOf(field(answer, 'packages'), 10);
  const own = lists.find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(own) ? expand(own, textOf(field(answer, 'minified')) !== undefined) : undefined;
}

/** A repository of the operator's own may keep its metadata elsewhere on its host. Source: Composer, "Repositories", metadata-url. */
async function metadataOf(
  http: CountedHttp,
  routed: Routed,
  { path, options }: { readonly path: string; readonly options: { readonly maxAge: number } },
): Promise<Answer<unknown>> {
  const usual = below(routed.root, `p2/${path}.json`);
  if (routed.own === undefined) return askJson(http, usual, options);
  const root = await askJson(http, below(routed.root, 'packages.json'), options);
  const template = root.state === 'found' ? textOf(field(root.value, 'metadata-url')) : undefined;
  const address = URL.parse(template?.replace('%package%', path) ?? '', usual)?.href;
  return askJson(http, template !== undefined && address && mayLeadTo(routed, address) ? address : usual, options);
}

/** Undoes composer's minification: each entry repeats only what differs from the one before; `__unset` removes. */
function expand(list: readonly unknown[], minified: boolean): readonly unknown[] {
  if (!minified) return list;
  let current: Readonly<Record<string, unknown>> = {};
  return list.slice(0, 20_000).map((difference) => {
    const next: Record<string, unknown> = Object.create(null);
    for (const [key, value] of [...Object.entries(current), ...membersOf(difference)]) {
      if (value === '__unset') delete next[key];
      else next[key] = value;
    }
    current = next;
    return next;
  });
}

function listed(list: readonly unknown[], page: unknown): Listed {
  const versions = new Map(
    list.flatMap((one) => (textOf(field(one, 'version')) ? [[textOf(field(one, 'version')) ?? '', one] as const] : [])),
  );
  const maintainers = listOf(field(page, 'maintainers')).flatMap((one) => textOf(field(one, 'name')) ?? []);
  const monthly = numberOf(fieldAt(page, 'downloads', 'monthly'));
  const total = numberOf(fieldAt(page, 'downloads', 'total'));
  const abandoned = [...versions.values()]
    .map((one) => field(one, 'abandoned'))
    .find((one) => one !== undefined && one !== false);
  return {
    entries: [...versions].map(([version, fields]) => entryOf(version, fields)),
    createdAt: instantOf(field(page, 'time')),
    owners: page === undefined ? undefined : { accounts: maintainers.map((name) => ({ name })) },
    status: abandoned === undefined ? undefined : { state: 'deprecated', reason: abandonedReason(abandoned) },
    popularity:
      monthly === undefined && total === undefined
        ? undefined
        : defined({ weeklyDownloads: monthly && Math.round((monthly * 7) / 30), totalDownloads: total }),
    details: async (version) => detailsOf(version, versions.get(version)),
  };
}

function abandonedReason(abandoned: unknown): string {
  return typeof abandoned === 'string' && abandoned !== '' ? `abandoned for ${abandoned.slice(0, 200)}` : 'abandoned';
}

function entryOf(version: string, fields: unknown): HistoryEntry {
  const publishedAt = instantOf(field(fields, 'time'));
  return { version, ...(publishedAt === undefined ? {} : { publishedAt }), hooks: hooksOf(fields).length > 0 };
}

/** A plugin's code runs inside composer itself. `autoload.files` runs at the first line of the program. */
function hooksOf(fields: unknown): readonly { readonly kind: string; readonly command?: string }[] {
  const plugin = field(fields, 'type') === 'composer-plugin';
  return plugin ? [{ kind: 'composer-plugin', command: textOf(fieldAt(fields, 'extra', 'class')) ?? '' }] : [];
}

function detailsOf(version: string, fields: unknown): Details {
  const shasum = textOf(fieldAt(fields, 'dist', 'shasum'));
  const url = textOf(fieldAt(fields, 'dist', 'url'));
  const license = listOf(field(fields, 'license')).flatMap((one) => textOf(one) ?? []);
  const abandoned = field(fields, 'abandoned');
  return {
    version,
    publishedAt: instantOf(field(fields, 'time')),
    yanked: false,
    deprecated: abandoned === undefined || abandoned === false ? false : abandonedReason(abandoned),
    hooks: hooksOf(fields),
    hashes: shasum === undefined ? none : [`sha1:${shasum}`],
    dependencies: dependenciesOf(field(fields, 'require')),
    license: license.length > 0 ? license.join(' OR ') : none,
    repository: repositoryUrl(textOf(fieldAt(fields, 'source', 'url'))) ?? none,
    commit: textOf(fieldAt(fields, 'source', 'reference')) ?? none,
    files:
      url === undefined
        ? none
        : [{ name: url.split('/').at(-1) ?? '', kind: 'zip', url, hashes: shasum ? [`sha1:${shasum}`] : [] }],
  };
}

/** `php` and `ext-…` are the platform, not packages. */
function dependenciesOf(require: unknown): readonly DeclaredDependency[] {
  if (!isFields(require)) return [];
  return membersOf(require, 2_000)
    .filter(([name]) => name.includes('/'))
    .map(([name, range]) => ({
      ecosystem: 'composer',
      name: name.toLowerCase(),
      range: textOf(range) ?? '',
      kind: 'runtime',
    }));
}
