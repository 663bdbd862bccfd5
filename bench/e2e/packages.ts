import { createHash } from 'node:crypto';
import { tarGz } from '../../test/fakes/archives.ts';

/** Versions that every invented package has, with their times: a quiet history, so that an honest review finds nothing. */
const releases = [
  ['1.0.0', '2023-02-07T09:00:00.000Z'],
  ['1.0.1', '2024-05-21T09:00:00.000Z'],
] as const;

export const before = '1.0.0';
export const after = '1.0.1';

/** The name of the `index`th package of a repository. Repositories share none, so that one does not warm another. */
export function nameOf(repository: number, index: number): string {
  return `part-${repository}-of-${index}`;
}

const archives = new Map<string, { readonly bytes: Buffer; readonly integrity: string }>();

/** The archive of a release: a package that does next to nothing. Made once. */
export function archiveOf(name: string, version: string): { readonly bytes: Buffer; readonly integrity: string } {
  const key = `${name}@${version}`;
  const known = archives.get(key);
  if (known !== undefined) return known;
  const manifest = JSON.stringify({ name, version, license: 'MIT', main: 'index.js' }, null, 2);
  const code = `'use strict';\nmodule.exports = { name: '${name}', version: '${version}' };\n`;
  const bytes = tarGz({ 'package.json': manifest, 'index.js': code }, 'package');
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const archive = { bytes, integrity };
  archives.set(key, archive);
  return archive;
}

/** A packument as the registry gives it in full, 20 KiB of readme included. */
export function packumentOf(registry: string, name: string): string {
  const owner = { name: 'keeper', email: 'keeper@mail.example' };
  const versions = Object.fromEntries(
    releases.map(([version]) => {
      const dist = { tarball: addressOf(registry, name, version), integrity: archiveOf(name, version).integrity };
      const sizes = { fileCount: 2, unpackedSize: 180 };
      return [
        version,
        { name, version, license: 'MIT', _npmUser: owner, maintainers: [owner], dist: { ...dist, ...sizes } },
      ];
    }),
  );
  const time = { created: releases[0][1], modified: releases[1][1], ...Object.fromEntries(releases) };
  return JSON.stringify({
    _id: name,
    name,
    'dist-tags': { latest: after },
    versions,
    time,
    maintainers: [owner],
    readme,
  });
}

const readme = 'How to use it. '.repeat(1400);

export function addressOf(registry: string, name: string, version: string): string {
  return `${registry}${name}/-/${name}-${version}.tgz`;
}

/** A lockfile (version 3) of `size` packages, of which those from `from` on, `changed` of them, are at the newer version. */
export function lockOf(
  registry: string,
  repository: number,
  { size, changed, from }: { readonly size: number; readonly changed: number; readonly from: number },
): string {
  const isNew = (index: number) => (index - from + size) % size < changed;
  const entries = Array.from({ length: size }, (_, index) => {
    return entryOf(registry, nameOf(repository, index), isNew(index) ? after : before);
  });
  const dependencies = Array.from({ length: size }, (_, index) => `        "${nameOf(repository, index)}": "^1.0.0"`);
  const root = `    "": {\n      "name": "bench",\n      "dependencies": {\n${dependencies.join(',\n')}\n      }\n    }`;
  return `{\n  "name": "bench",\n  "lockfileVersion": 3,\n  "requires": true,\n  "packages": {\n${[root, ...entries].join(',\n')}\n  }\n}\n`;
}

const entries = new Map<string, string>();

function entryOf(registry: string, name: string, version: string): string {
  const key = `${name}@${version}`;
  const known = entries.get(key);
  if (known !== undefined) return known;
  const { integrity } = archiveOf(name, version);
  const resolved = addressOf(registry, name, version);
  const text = `    "node_modules/${name}": {\n      "version": "${version}",\n      "resolved": "${resolved}",\n      "integrity": "${integrity}",\n      "license": "MIT"\n    }`;
  entries.set(key, text);
  return text;
}
