import type { DeclaredDependency, HistoryEntry } from '../../domain/facts.ts';
import type { Instant } from '../../domain/known.ts';
import { golang as ecosystem, normaliseGoVersion } from '../../ecosystems/golang.ts';
import { below, field, fieldAt, instantOf, segment, textOf } from '../fields.ts';
import { countedHttp, type CountedHttp } from '../http/counted.ts';
import { askBytes, askJson } from '../http/json.ts';
import type { HttpClient } from '../http/port.ts';
import { repositoryUrl } from '../repository-url.ts';
import type { SourceRoots } from '../roots.ts';
import { notTheDocument } from './document.ts';
import { listedRegistry, type Details, type Loaded } from './listed.ts';
import { router, type Routed } from './places.ts';
import type { ProjectAsk, Registry } from './registry.ts';
import { none } from './release.ts';

/** Versions beside the wanted ones whose times are asked for: the list itself has none. */
const datedNeighbours = 6;

/** A Go module proxy: the list of versions, a document of times for each that matters, `go.mod`, and the checksum database. */
export function goRegistry(roots: SourceRoots, base: HttpClient, now: () => Instant): Registry {
  const http = countedHttp(base);
  const route = router('golang', roots.goproxy, roots.registries);

  async function load(ask: ProjectAsk, { root, own }: Routed): Promise<Loaded> {
    const module = modulePath(ask.name);
    const loading = { http, root, module, ask, gosum: own === undefined ? roots.gosum : undefined };
    const list = await askBytes(http, below(root, `${module}/@v/list`), optionsOf(ask));
    if (list.state === 'failed') return list;
    const listedVersions = list.state === 'found' ? linesOf(list.value) : [];
    // Commits without a tag (pseudo-versions) are not in the list although the proxy has them.
    const wanted = ask.versions.map((version) => `v${normaliseGoVersion(version)}`);
    const versions = [...new Set([...listedVersions, ...wanted])].sort((a, b) => ecosystem.compare(a, b) ?? 0);
    const dated = new Set([...wanted, ...nearest(versions, wanted), ...versions.slice(0, 1), ...versions.slice(-2)]);
    const infos = new Map(
      await Promise.all([...dated].map(async (version) => [version, await infoOf(loading, version)] as const)),
    );
    const there = versions.filter(
      (version) => listedVersions.includes(version) || infos.get(version)?.state === 'found',
    );
    if (there.length === 0)
      return list.state === 'missing' || versions.length === 0
        ? { state: 'missing' }
        : { state: 'failed', reason: 'the module proxy does not tell' };
    const retracted = await retractions(loading, there.at(-1) ?? '');
    const value = {
      entries: there.map((version) => entryOf(version, infos.get(version), retracted)),
      owners: none,
      popularity: none,
      details: (version: string) => detailsOf(loading, version, { info: infos.get(version), retracted }),
    } as const;
    return { state: 'found', value };
  }

  return listedRegistry({ ecosystem: 'golang', route, http, now, load });
}

interface Loading {
  readonly http: CountedHttp;
  readonly root: string;
  readonly module: string;
  readonly ask: ProjectAsk;
  readonly gosum: string | undefined;
}

type Info = Awaited<ReturnType<typeof askJson>>;

/** Capitals are written `!x` in proxy addresses. Source: the Go modules reference, "module proxy protocol". */
export function modulePath(name: string): string {
  return name
    .split('/')
    .map((part) => segment(escapeCase(part)).replaceAll('%21', '!'))
    .join('/');
}

function escapeCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

function optionsOf(ask: ProjectAsk): {
  readonly maxAge: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
} {
  return { maxAge: 60, maxBytes: 8 * 1024 * 1024, ...(ask.signal ? { signal: ask.signal } : {}) };
}

function linesOf(bytes: Buffer): readonly string[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim().split(' ')[0] ?? '')
    .filter((line) => line.startsWith('v'))
    .slice(0, 20_000);
}

function nearest(versions: readonly string[], wanted: readonly string[]): readonly string[] {
  const first = wanted[0];
  if (first === undefined) return versions.slice(-datedNeighbours);
  const below = versions.filter((version) => (ecosystem.compare(version, first) ?? 0) < 0);
  return below.slice(-datedNeighbours);
}

async function infoOf({ http, root, module, ask }: Loading, version: string): Promise<Info> {
  const path = segment(escapeCase(version)).replaceAll('%21', '!');
  const info = await askJson(http, below(root, `${module}/@v/${path}.info`), optionsOf(ask));
  if (info.state !== 'found') return info;
  const says = textOf(field(info.value, 'Version')) ?? textOf(field(info.value, 'Time'));
  return says === undefined ? notTheDocument('golang') : info;
}

function entryOf(version: string, info: Info | undefined, retracted: Retracted): HistoryEntry {
  const publishedAt = info?.state === 'found' ? instantOf(field(info.value, 'Time')) : undefined;
  const bare = normaliseGoVersion(version);
  return { version: bare, ...(publishedAt === undefined ? {} : { publishedAt }), yanked: retracted(bare) !== false };
}

async function detailsOf(
  loading: Loading,
  bare: string,
  { info, retracted }: { readonly info: Info | undefined; readonly retracted: Retracted },
): Promise<Details> {
  const { http, root, module, ask, gosum } = loading;
  const version = `v${normaliseGoVersion(bare)}`;
  const path = segment(escapeCase(version)).replaceAll('%21', '!');
  const [told, mod, sum] = await Promise.all([
    info ?? infoOf(loading, version),
    askBytes(http, below(root, `${module}/@v/${path}.mod`), optionsOf(ask)),
    gosum === undefined ? undefined : askBytes(http, below(gosum, `lookup/${module}@${path}`), optionsOf(ask)),
  ]);
  if (told.state === 'failed') return { reason: told.reason };
  const origin = told.state === 'found' ? told.value : undefined;
  const hash = sum?.state === 'found' ? sumOf(sum.value.toString('utf8'), `${ask.name} ${version} `) : undefined;
  return {
    version: bare,
    publishedAt: instantOf(field(origin, 'Time')),
    publishedBy: none,
    yanked: retracted(bare),
    deprecated: false,
    hooks: [], // the go command runs nothing when it fetches a module
    hashes: hash === undefined ? undefined : [hash],
    dependencies: mod.state === 'found' ? requiresOf(mod.value.toString('utf8')) : undefined,
    license: none,
    repository: repositoryUrl(textOf(fieldAt(origin, 'Origin', 'URL'))) ?? repositoryOfModule(ask.name) ?? none,
    commit: textOf(fieldAt(origin, 'Origin', 'Hash')) ?? none,
    files: [
      {
        name: `${version}.zip`,
        kind: 'zip',
        url: below(root, `${module}/@v/${path}.zip`),
        hashes: hash === undefined ? [] : [hash],
      },
    ],
  };
}

/** The module's own line of a checksum database answer, `path version h1:…`. */
function sumOf(text: string, prefix: string): string | undefined {
  const line = text.split('\n').find((one) => one.startsWith(prefix));
  return line?.slice(prefix.length).trim();
}

/** The repository that a module path names by itself. */
export function repositoryOfModule(path: string): string | undefined {
  const [host, first, second] = path.split('/');
  if (host === 'golang.org' && first === 'x' && second) return `https://github.com/golang/${second}`;
  if (host === 'gopkg.in' && first) return gopkg(first, second);
  return host && first && second && ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org'].includes(host)
    ? `https://${host}/${first}/${second}`
    : undefined;
}

function gopkg(first: string, second: string | undefined): string {
  const bare = (text: string): string => text.split('.v')[0] ?? text;
  return second ? `https://github.com/${first}/${bare(second)}` : `https://github.com/go-${bare(first)}/${bare(first)}`;
}

/** Requirements of a `go.mod`, without those marked indirect. */
function requiresOf(text: string): readonly DeclaredDependency[] {
  return directivesOf(text, 'require').flatMap((line) => {
    const [name = '', version = ''] = line.split(/\s+/);
    return line.includes('// indirect') || version === ''
      ? []
      : [{ ecosystem: 'golang' as const, name: name.replaceAll('"', ''), range: version, kind: 'runtime' as const }];
  });
}

type Retracted = (version: string) => string | false;

/** Retractions of the newest version's `go.mod` hold for all. */
async function retractions({ http, root, module, ask }: Loading, newest: string): Promise<Retracted> {
  const mod = await askBytes(
    http,
    below(root, `${module}/@v/${segment(escapeCase(newest)).replaceAll('%21', '!')}.mod`),
    optionsOf(ask),
  );
  const lines = mod.state === 'found' ? directivesOf(mod.value.toString('utf8'), 'retract') : [];
  const spans = lines.map((line) => {
    const [written = '', reason = ''] = [line.split('//')[0] ?? '', line.split('//')[1] ?? ''];
    const [low = '', high = low] = written.replaceAll(/[[\]\s]/g, '').split(',');
    return { low, high, reason: reason.trim() || 'retracted' };
  });
  return (version) =>
    spans.find(({ low, high }) => isAtLeast(version, low) && isAtLeast(high, version))?.reason ?? false;
}

function isAtLeast(a: string, b: string): boolean {
  const order = ecosystem.compare(normaliseGoVersion(a), normaliseGoVersion(b));
  return order !== undefined && order >= 0;
}

/** Lines of one directive, single or in a block. Source: the Go modules reference, "go.mod files". */
function directivesOf(text: string, word: string): readonly string[] {
  const found: string[] = [];
  let inBlock = false;
  for (const raw of text.split('\n').slice(0, 20_000)) {
    const line = raw.trim();
    if (inBlock && line.startsWith(')')) inBlock = false;
    else if (inBlock && line !== '' && !line.startsWith('//')) found.push(line);
    else if (line.startsWith(`${word} (`) || line === `${word}(`) inBlock = true;
    else if (line.startsWith(`${word} `)) found.push(line.slice(word.length + 1).trim());
  }
  return found;
}
