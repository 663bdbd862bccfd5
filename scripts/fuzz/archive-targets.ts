import { defaultLimits } from '../../src/adapters/artifacts/limits.ts';
import { newNotes } from '../../src/adapters/artifacts/unpack/entry.ts';
import { visitEntries } from '../../src/adapters/artifacts/unpack/open-archive.ts';
import { gunzipSync, gzipSync } from 'node:zlib';
import { tarGz, zip } from '../../test/fakes/archives.ts';
import { mutateBytes } from './mutate.ts';
import type { Random } from './random.ts';
import type { Target, Yield } from './targets.ts';

const files = {
  'package.json': '{"name":"x","version":"1.0.0"}',
  'index.js': 'module.exports = 1;\n'.repeat(40),
  'lib/deep/a.py': 'print(1)\n',
};

/** The archive readers. Most changes are made below the compression, where a checksum would hide them. */
export function archiveTargets(): readonly Target[] {
  return [
    archive('archive-tar', gunzipSync(tarGz(files, 'package')), mutateBytes),
    archive('archive-tar-gz', tarGz(files, 'package'), mutateInside),
    archive('archive-zip', zip(files), mutateBytes),
  ];
}

function archive(id: string, bytes: Buffer, change: (seed: Buffer, random: Random) => Buffer): Target {
  return { id, seeds: [{ path: id, bytes }], change: (seed, _other, random) => change(seed, random), read };
}

function mutateInside(seed: Buffer, random: Random): Buffer {
  return random.chance(0.3) ? mutateBytes(seed, random) : gzipSync(mutateBytes(gunzipSync(seed), random));
}

async function read(bytes: Buffer): Promise<Yield> {
  const notes = newNotes();
  const seen: unknown[] = [];
  const limits = { ...defaultLimits, unpacked: 16 * 1024 * 1024, entry: 64 * 1024, entries: 200 };
  await visitEntries(bytes, { limits, notes }, (entry, content) => {
    seen.push([entry.path.slice(0, 300), entry.kind, entry.size, content.bytes.length, content.whole, content.hash()]);
  });
  const messages = [...notes.ambiguities, ...notes.notRead];
  return { messages, all: [seen, messages] };
}
