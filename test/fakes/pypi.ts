import { createHash } from 'node:crypto';
import { tarGz, zip, type ArchiveFiles } from './archives.ts';
import { startServer, type FakeAnswer, type FakeRequest, type FakeServer } from './server.ts';

/** One file of a release as a test or the demo uploads it. */
export interface PypiUpload {
  readonly project: string;
  readonly version: string;
  readonly filename: string;
  /** Upload time, ISO. */
  readonly at: string;
  /** Files inside; a wheel becomes a zip, everything else a gzip'd tar. */
  readonly files?: ArchiveFiles;
  readonly requires?: readonly string[];
  readonly yanked?: boolean | string;
  /** Answer of the Integrity API for this file; without it the file has no provenance. */
  readonly provenance?: unknown;
}

export interface PypiProject {
  readonly owners?: readonly string[];
  readonly organisation?: string;
  /** Project status of PEP 792. */
  readonly status?: string;
  readonly repository?: string;
  readonly license?: string;
}

/** A Python index on loopback: Simple JSON, the JSON API, the Integrity API and the files. */
export interface FakePypi extends FakeServer {
  readonly upload: (file: PypiUpload) => void;
  readonly describe: (project: string, facts: PypiProject) => void;
  /** Whether Simple JSON is served; an old index has HTML only. Default true. */
  readonly serveSimpleJson: (served: boolean) => void;
  /** The `sha256:…` of an uploaded file. */
  readonly hash: (filename: string) => string;
}

export async function startPypi(port = 0): Promise<FakePypi> {
  const uploads: PypiUpload[] = [];
  const projects = new Map<string, PypiProject>();
  let simpleJson = true;
  const server = await startServer(answer, port);
  const ofProject = (name: string): readonly PypiUpload[] =>
    uploads.filter((one) => spell(one.project) === spell(name));

  function answer({ path }: FakeRequest): FakeAnswer | undefined {
    const [kind, name = '', third = '', filename = ''] = path.split('/');
    if (kind === 'files') return fileAnswer(path.slice('files/'.length));
    const own = ofProject(name);
    if (own.length === 0 && !projects.has(spell(name))) return undefined;
    if (kind === 'simple') return simpleJson ? { json: simple(name, own) } : htmlAnswer();
    if (kind === 'integrity') {
      const file = own.find((one) => one.filename === filename);
      return file?.provenance === undefined ? undefined : { json: file.provenance };
    }
    if (kind !== 'pypi') return undefined;
    const version = third === 'json' ? latestOf(own) : third;
    const files = own.filter((one) => one.version === version);
    return files.length === 0 ? undefined : { json: document(name, version, { own, files, whole: third === 'json' }) };
  }

  function htmlAnswer(): FakeAnswer {
    return { bytes: Buffer.from('<!DOCTYPE html><html><body></body></html>'), type: 'text/html' };
  }

  function fileAnswer(filename: string): FakeAnswer | undefined {
    const file = uploads.find((one) => one.filename === filename);
    return file && { bytes: pack(file), type: 'application/octet-stream' };
  }

  function simple(name: string, own: readonly PypiUpload[]): unknown {
    return {
      meta: { 'api-version': '1.4' },
      name: spell(name),
      'project-status': { status: projects.get(spell(name))?.status ?? 'active' },
      files: own.map((file) => ({
        filename: file.filename,
        url: `${server.url}files/${file.filename}`,
        hashes: { sha256: sha256(pack(file)) },
        size: pack(file).length,
        'upload-time': file.at,
        yanked: file.yanked ?? false,
        provenance:
          file.provenance === undefined
            ? null
            : `${server.url}integrity/${name}/${file.version}/${file.filename}/provenance`,
      })),
    };
  }

  function document(
    name: string,
    version: string,
    { own, files, whole }: { own: readonly PypiUpload[]; files: readonly PypiUpload[]; whole: boolean },
  ): unknown {
    const facts = projects.get(spell(name)) ?? {};
    const info = {
      name,
      version,
      license: facts.license ?? 'MIT',
      project_urls: facts.repository === undefined ? {} : { Repository: facts.repository },
      requires_dist: files[0]?.requires ?? [],
    };
    const roles = (facts.owners ?? []).map((user) => ({ role: 'Owner', user }));
    const ownership = { organization: facts.organisation ?? null, roles };
    const byVersion = [...Map.groupBy(own, (file) => file.version)];
    const releases = Object.fromEntries(byVersion.map(([key, list]) => [key, list.map(jsonFile)]));
    return { info, ownership, urls: files.map(jsonFile), ...(whole ? { releases } : {}) };
  }

  function jsonFile(file: PypiUpload): unknown {
    return {
      filename: file.filename,
      packagetype: file.filename.endsWith('.whl') ? 'bdist_wheel' : 'sdist',
      upload_time_iso_8601: file.at,
      digests: { sha256: sha256(pack(file)) },
      size: pack(file).length,
      url: `${server.url}files/${file.filename}`,
      yanked: file.yanked !== undefined && file.yanked !== false,
      yanked_reason: typeof file.yanked === 'string' ? file.yanked : null,
    };
  }

  return {
    ...server,
    upload: (file) => void uploads.push(file),
    describe: (project, facts) => void projects.set(spell(project), { ...projects.get(spell(project)), ...facts }),
    serveSimpleJson: (served) => {
      simpleJson = served;
    },
    hash: (filename) => {
      const file = uploads.find((one) => one.filename === filename);
      return file ? `sha256:${sha256(pack(file))}` : '';
    },
  };
}

function latestOf(own: readonly PypiUpload[]): string {
  return own.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1)?.version ?? '';
}

function pack(file: PypiUpload): Buffer {
  const files = file.files ?? { 'README.md': file.filename };
  return file.filename.endsWith('.whl') ? zip(files) : tarGz(files, file.filename.replace(/\.tar\.gz$/, ''));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function spell(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
