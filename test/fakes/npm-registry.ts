import { createHash } from 'node:crypto';
import { tarGz, type ArchiveFiles } from './archives.ts';
import { startServer, type FakeAnswer, type FakeRequest, type FakeServer } from './server.ts';

/** One release as a test or the demo publishes it. */
export interface NpmRelease {
  readonly name: string;
  readonly version: string;
  /** Publication time, ISO. */
  readonly at: string;
  readonly publisher?: string;
  /** Published by the workflow of a trusted publisher. */
  readonly trusted?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly gitHead?: string;
  readonly repository?: string;
  readonly deprecated?: string;
  /** Files of the archive beside package.json. */
  readonly files?: ArchiveFiles;
  /** Answer of the attestations endpoint; without it the release has no provenance. */
  readonly attestations?: readonly unknown[];
  /** Further members of the version's manifest in the registry, as they are. */
  readonly manifest?: Readonly<Record<string, unknown>>;
}

/** An npm registry on loopback: packuments, single versions, archives, attestations, download counts. */
export interface FakeNpmRegistry extends FakeServer {
  readonly publish: (release: NpmRelease) => void;
  readonly unpublish: (name: string, version: string) => void;
  readonly setOwners: (name: string, owners: readonly string[]) => void;
  readonly setDownloads: (name: string, lastWeek: number) => void;
  /** Leaves out what mirrors leave out: publisher, maintainers, provenance, sizes, and times too where asked. */
  readonly strip: (what: 'publisher' | 'publisher-and-times' | 'nothing') => void;
  /** The `sha512-…` of a published archive. */
  readonly integrity: (name: string, version: string) => string;
}

interface Project {
  readonly releases: Map<string, NpmRelease>;
  readonly removed: Map<string, string>;
  owners: readonly string[];
}

export async function startNpmRegistry(port = 0): Promise<FakeNpmRegistry> {
  const projects = new Map<string, Project>();
  const downloads = new Map<string, number>();
  let stripped: Parameters<FakeNpmRegistry['strip']>[0] = 'nothing';
  const server = await startServer(answer, port);

  function answer({ path }: FakeRequest): FakeAnswer | undefined {
    const [, attested, attestedVersion] = /^-\/npm\/v1\/attestations\/(.+)@([^@/]+)$/.exec(path) ?? [];
    const found = attested === undefined ? undefined : projects.get(attested)?.releases.get(attestedVersion ?? '');
    if (found?.attestations && stripped === 'nothing') return { json: { attestations: found.attestations } };
    const [, counted] = /^downloads\/point\/last-week\/(.+)$/.exec(path) ?? [];
    const count = counted === undefined ? undefined : downloads.get(counted);
    if (count !== undefined) return { json: { downloads: count, package: counted } };
    const [, owner, file] = /^(.+)\/-\/([^/]+)\.tgz$/.exec(path) ?? [];
    if (owner !== undefined) return archiveOf(owner, file ?? '');
    const project = projects.get(path);
    if (project) return { json: packument(path, project) };
    const cut = path.lastIndexOf('/');
    const release = projects.get(path.slice(0, cut))?.releases.get(path.slice(cut + 1));
    return release ? { json: manifestOf(release) } : undefined;
  }

  function archiveOf(name: string, file: string): FakeAnswer | undefined {
    const version = file.slice(name.split('/').at(-1)?.length ?? 0).replace(/^-/, '');
    const release = projects.get(name)?.releases.get(version);
    return release && { bytes: pack(release), type: 'application/octet-stream' };
  }

  function packument(name: string, project: Project): unknown {
    const releases = [...project.releases.values()];
    const time = Object.fromEntries([...project.removed, ...releases.map((one) => [one.version, one.at] as const)]);
    const times = Object.values(time).sort();
    const latest = releases.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
    const last = times.at(-1);
    return {
      _id: name,
      name,
      'dist-tags': latest ? { latest: latest.version } : {},
      versions: Object.fromEntries(releases.map((one) => [one.version, manifestOf(one)])),
      ...(stripped === 'publisher-and-times' ? {} : { time: { created: times[0], modified: last, ...time } }),
      ...(stripped === 'nothing' ? { maintainers: accounts(project.owners) } : {}),
      readme: '# {"versions": "not this one"} \\" \\\\',
    };
  }

  function manifestOf(release: NpmRelease): Record<string, unknown> {
    const bytes = pack(release);
    const { name, version, dependencies, scripts, gitHead, deprecated } = release;
    const dist = {
      tarball: `${server.url}${name}/-/${name.split('/').at(-1)}-${version}.tgz`,
      integrity: sri(bytes),
      shasum: createHash('sha1').update(bytes).digest('hex'),
    };
    const whole = stripped === 'nothing';
    const sizes = { fileCount: Object.keys(release.files ?? {}).length + 1, unpackedSize: bytes.length };
    const attestations = { url: `${server.url}-/npm/v1/attestations/${name}@${version}` };
    const provenance = release.attestations ? { attestations } : {};
    return {
      name,
      version,
      license: 'MIT',
      ...(release.repository === undefined ? {} : { repository: { type: 'git', url: release.repository } }),
      ...(dependencies ? { dependencies } : {}),
      ...(scripts ? { scripts } : {}),
      ...(gitHead === undefined ? {} : { gitHead }),
      ...(deprecated === undefined || !whole ? {} : { deprecated }),
      ...(whole ? { _npmUser: publisherOf(release), maintainers: accounts(projects.get(name)?.owners ?? []) } : {}),
      ...release.manifest,
      dist: { ...dist, ...(whole ? { ...sizes, ...provenance } : {}) },
    };
  }

  function projectOf(name: string): Project {
    const project = projects.get(name) ?? { releases: new Map(), removed: new Map(), owners: [] };
    projects.set(name, project);
    return project;
  }

  return {
    ...server,
    publish: (release) => {
      const project = projectOf(release.name);
      project.releases.set(release.version, release);
      if (project.owners.length === 0 && release.trusted !== true) project.owners = [release.publisher ?? 'maintainer'];
    },
    unpublish: (name, version) => {
      const release = projects.get(name)?.releases.get(version);
      if (!release) return;
      projectOf(name).releases.delete(version);
      projectOf(name).removed.set(version, release.at);
    },
    setOwners: (name, owners) => {
      projectOf(name).owners = owners;
    },
    setDownloads: (name, lastWeek) => void downloads.set(name, lastWeek),
    strip: (what) => {
      stripped = what;
    },
    integrity: (name, version) => {
      const release = projects.get(name)?.releases.get(version);
      return release ? sri(pack(release)) : '';
    },
  };
}

function pack(release: NpmRelease): Buffer {
  const { name, version, dependencies, scripts } = release;
  const manifest = {
    name,
    version,
    license: 'MIT',
    ...(dependencies ? { dependencies } : {}),
    ...(scripts ? { scripts } : {}),
  };
  return tarGz({ 'package.json': JSON.stringify(manifest, null, 2), ...release.files }, 'package');
}

function sri(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

function accounts(names: readonly string[]): readonly unknown[] {
  return names.map((name) => ({ name, email: `${name}@mail.example` }));
}

function publisherOf(release: NpmRelease): unknown {
  if (release.trusted === true)
    return { name: 'GitHub Actions', email: 'workflow@mail.example', trustedPublisher: { id: 'github' } };
  const name = release.publisher ?? 'maintainer';
  return { name, email: `${name}@mail.example` };
}
