import { startNpmRegistry, type FakeNpmRegistry } from '../../fakes/npm-registry.ts';
import { startFakeGitHub, type FakeGitHub, type FakeOptions, type RepositoryHandle } from '../../fakes/github/index.ts';

/** A GitHub and an npm registry on loopback, with packages whose source is kept there. */
export interface SourceHouse {
  readonly github: FakeGitHub;
  readonly npm: FakeNpmRegistry;
  readonly close: () => Promise<void>;
}

export async function openSourceHouse(options: FakeOptions = {}): Promise<SourceHouse> {
  const [github, npm] = await Promise.all([startFakeGitHub({ limits: false, ...options }), startNpmRegistry()]);
  return { github, npm, close: async () => void (await Promise.all([github.close(), npm.close()])) };
}

const versions = ['1.0.0', '1.0.1', '1.1.0'] as const;

/** What is unusual about a package's source. */
export interface Planted {
  /** How its tags are spelled. */
  readonly tag?: (version: string) => string;
  /** Versions without a tag. */
  readonly untagged?: readonly string[];
  readonly annotated?: boolean;
  /** The registry records the commit of each release. */
  readonly recorded?: boolean;
  readonly repository?: string;
}

/** Publishes 1.0.0, 1.0.1 and 1.1.0 of a package, each from a commit of its repository with its tag. */
export function plant({ github, npm }: SourceHouse, name: string, planted: Planted = {}): RepositoryHandle {
  const { tag = (version) => `v${version}`, untagged = [], annotated = false, recorded = true } = planted;
  const repository = github.repository(planted.repository ?? `makers/${name}`, { install: false });
  for (const [at, version] of versions.entries()) {
    const commit = repository.pushTo('main', { 'index.js': `exports.version = '${version}';\n` }, `Release ${version}`);
    if (!untagged.includes(version)) repository.tag(tag(version), commit, annotated);
    npm.publish({
      name,
      version,
      at: `2026-01-0${at + 1}T00:00:00.000Z`,
      repository: `https://github.com/${repository.fullName}.git`,
      ...(recorded ? { gitHead: commit } : {}),
    });
  }
  return repository;
}
