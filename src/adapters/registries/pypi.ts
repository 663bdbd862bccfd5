import type { ProjectStatus } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { pypi as ecosystem } from '../../ecosystems/pypi.ts';
import { below, field, isFields, segment } from '../fields.ts';
import { countedHttp, type CountedHttp } from '../http/counted.ts';
import { derivedCache, type Derived } from '../http/derived.ts';
import { askBytes, askJson, type Answer } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import type { SourceRoots } from '../roots.ts';
import { isOf, notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Listed, type Loaded } from './listed.ts';
import { mayLeadTo, router, type Routed } from './places.ts';
import {
  firstTime,
  readReleases,
  readSimple,
  releasesOf,
  uploadedBy,
  type FileList,
  type IndexFile,
} from './pypi-files.ts';
import { readSimpleHtml } from './pypi-html.ts';
import { dependenciesOf, licenseOf, ownersOf, repositoryOf } from './pypi-metadata.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none, type ReleaseFields } from './release.ts';

/** PyPI: files with their times, hashes and provenance from Simple JSON; owners and metadata from the JSON API. */
export function pypiRegistry(
  roots: SourceRoots,
  base: HttpClient,
  now: () => Instant,
): Registry & { readonly files: PypiFiles } {
  const http = countedHttp(base);
  const route = router('pypi', roots.pypi, roots.registries);
  const lists = derivedCache<FileList>({ http, weigh: weightOf, limit: 32 * 1024 * 1024, seconds: 60 });
  const load = (ask: ProjectAsk, { root, own }: Routed): Promise<Loaded> =>
    loadProject({ http, lists, root, ask, isOwn: own !== undefined });
  const registry = listedRegistry({ ecosystem: 'pypi', route, http, now, load });
  const files: PypiFiles = async (ask, version) => {
    const routed = route(ask.name, ask.origin);
    const list = await listOfFiles({ lists, root: routed.root, ask });
    if (list.state !== 'found') return list;
    const own = uploadedBy(list.value.files, ask.now).filter(sameVersion(version));
    return {
      ...list,
      value: own.filter(({ provenance }) => provenance === undefined || mayLeadTo(routed, provenance)),
    };
  };
  return { ...registry, files };
}

/** The files of one release, with their provenance addresses. */
export type PypiFiles = (ask: ProjectAsk, version: string) => Promise<Answer<readonly IndexFile[]>>;

interface Loading {
  readonly http: CountedHttp;
  readonly lists: Derived<FileList>;
  readonly root: string;
  readonly ask: ProjectAsk;
  /** A registry of the operator's own, which may have HTML only. */
  readonly isOwn: boolean;
}

const signalOf = (ask: ProjectAsk): { readonly signal?: AbortSignal } => (ask.signal ? { signal: ask.signal } : {});

async function documentOf(loading: Loading, version: string | undefined): Promise<Answer<unknown>> {
  const { http, root, ask } = loading;
  const path = version === undefined ? segment(ask.name) : `${segment(ask.name)}/${segment(version)}`;
  const options = { maxAge: 60, maxBytes: 64 * 1024 * 1024, ...signalOf(ask) };
  const answer = await askJson(http, below(root, `pypi/${path}/json`), options);
  if (answer.state !== 'found') return answer;
  const info = field(answer.value, 'info');
  return isFields(info) && isOf('pypi', ask.name, field(info, 'name')) ? answer : notTheDocument('pypi');
}

function listOfFiles({ lists, root, ask }: Pick<Loading, 'lists' | 'root' | 'ask'>): Promise<Answer<FileList>> {
  const headers = { accept: 'application/vnd.pypi.simple.v1+json' };
  const address = below(root, `simple/${segment(ask.name)}/`);
  return lists.ask(address, { headers, maxBytes: 64 * 1024 * 1024, ...signalOf(ask) }, (bytes) =>
    readSimple(bytes, ask.name, address),
  );
}

async function loadProject(loading: Loading): Promise<Loaded> {
  const [first, second] = loading.ask.versions;
  // Asked for already: its details are wanted next, and the client gives one answer to both questions.
  if (second !== undefined) void documentOf(loading, second);
  const [simple, versioned] = await Promise.all([listOfFiles(loading), documentOf(loading, first)]);
  if (simple.state === 'missing') return { state: 'missing' };
  const document =
    versioned.state === 'missing' && first !== undefined ? await documentOf(loading, undefined) : versioned;
  const list = simple.state === 'found' ? simple : await fallback(loading, document, simple.reason);
  if (list.state !== 'found') return list.state === 'missing' ? { state: 'missing' } : list;
  return { state: 'found', value: listed(loading, list.value, document) };
}

/** An index without Simple JSON: the JSON API lists releases too, without provenance and status; then there may be HTML. */
async function fallback(loading: Loading, document: Answer<unknown>, reason: string): Promise<Answer<FileList>> {
  const whole =
    document.state === 'found' && field(document.value, 'releases') === undefined
      ? await documentOf(loading, undefined)
      : document;
  if (whole.state === 'found' && field(whole.value, 'releases') !== undefined)
    return { ...whole, value: readReleases(whole.value) };
  return loading.isOwn ? await htmlList(loading, reason) : { state: 'failed', reason };
}

async function htmlList({ http, root, ask }: Loading, reason: string): Promise<Answer<FileList>> {
  const address = below(root, `simple/${segment(ask.name)}/`);
  const headers = { accept: 'application/vnd.pypi.simple.v1+html, text/html;q=0.9' };
  const page = await askBytes(http, address, { headers, maxAge: 60, maxBytes: 64 * 1024 * 1024, ...signalOf(ask) });
  if (page.state !== 'found') return page;
  try {
    return { ...page, value: readSimpleHtml(page.value, ask.name, page.answer.url) };
  } catch {
    return { state: 'failed', reason };
  }
}

function listed(loading: Loading, list: FileList, document: Answer<unknown>): Listed {
  const files = uploadedBy(list.files, loading.ask.now);
  const status = statusOf(list);
  return {
    entries: releasesOf(files),
    createdAt: firstTime(files),
    owners: document.state === 'found' ? ownersOf(document.value) : undefined,
    ...(status ? { status } : {}),
    popularity: none, // PyPI counts downloads nowhere in its API.
    details: (version) => detailsOf(loading, list, version),
  };
}

async function detailsOf(loading: Loading, list: FileList, version: string): Promise<Details> {
  const own = uploadedBy(list.files, loading.ask.now).filter((file) => file.version === version);
  const document = await documentOf(loading, version);
  if (document.state === 'failed') return { reason: document.reason };
  const info = document.state === 'found' ? field(document.value, 'info') : undefined;
  const reason = own.find((file) => file.yankedReason !== undefined)?.yankedReason;
  const isYanked = own.length > 0 && own.every((file) => file.yanked === true);
  const fields: ReleaseFields = {
    version,
    publishedAt: firstTime(own),
    yanked: isYanked ? (reason ?? 'withdrawn') : false,
    deprecated: false,
    hooks: own.some((file) => file.kind === 'bdist_wheel') ? [] : [{ kind: 'setup.py' }],
    hashes: own.flatMap((file) => file.hashes),
    files: own.map(({ version: _version, yankedReason: _reason, provenance: _provenance, ...file }) => file),
    fileCount: own.length,
    attested: list.keepsProvenance ? own.some((file) => file.attested === true) : undefined,
    commit: none,
  };
  if (info === undefined) return fields;
  return {
    ...fields,
    dependencies: dependenciesOf(info),
    license: licenseOf(info) ?? none,
    repository: repositoryOf(info) ?? none,
  };
}

function statusOf(list: FileList): ProjectStatus | undefined {
  const states = ['active', 'archived', 'deprecated', 'quarantined'] as const;
  const state = states.find((one) => one === list.status);
  if (list.files.length === 0 && (state === undefined || state === 'active'))
    return { state: 'removed', reason: 'no file is left' };
  return state && (list.statusReason === undefined ? { state } : { state, reason: list.statusReason });
}

function sameVersion(version: string): (file: IndexFile) => boolean {
  const wanted = ecosystem.normaliseVersion(version);
  return (file) => file.version === version || ecosystem.normaliseVersion(file.version) === wanted;
}

function weightOf(list: FileList): number {
  return 500 + list.files.length * 600;
}
