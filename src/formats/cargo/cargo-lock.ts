import type { DependencySet, Origin } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { parseToml } from '../syntax/toml.ts';
import { edgesOf } from './lock-edges.ts';
import type { CargoBlock, CargoLockText } from './lock-block.ts';
import { originOf } from './lock-source.ts';
import { readBlocks } from './read-blocks.ts';
import { readTree } from './read-tree.ts';

/** Cargo's lockfile, versions 1 to 4. Source: Cargo's own documents on the lockfile and rust-lang/cargo#12280. */
export const cargoLock: Format = {
  id: 'cargo-lock',
  ecosystem: 'cargo',
  kind: 'lockfile',
  files: ['Cargo.lock'],
  reads: { direct: 'yes', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'yes' },
  note: 'Packages without a source are members of the workspace; what they need is direct. Versions 1 to 4.',
  parse,
};

const newestVersion = 4;

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(cargoLock, path);
  const lock = readBlocks(text) ?? readGeneral(text, collected);
  if (lock === undefined) return collected.finish();
  if (lock.version !== undefined && (lock.version < 1 || lock.version > newestVersion)) {
    collected.problem('unsupported-version', `version ${lock.version} of Cargo.lock is not known`, 1);
  }
  addBlocks(lock, collected);
  return collected.finish();
}

function readGeneral(text: string, collected: EntryCollector): CargoLockText | undefined {
  const root = documentOf(parseToml(text), collected);
  return root === undefined ? undefined : readTree(root, collected);
}

function addBlocks(lock: CargoLockText, collected: EntryCollector): void {
  const { needed, direct, hasMembers } = edgesOf(lock.blocks);
  const origins = new Map<string, Origin>();
  for (const [place, block] of lock.blocks.entries()) {
    if (block.source === undefined || block.isUnused) continue;
    const { name, version, line, endLine } = block;
    collected.dependency({
      name,
      version,
      line,
      endLine,
      direct: hasMembers ? direct[place] : undefined,
      origin: cached(origins, block.source),
      integrity: hashOf(block, lock),
      requiredBy: needed[place],
    });
  }
}

/** A lockfile names few sources and each many times. */
function cached(origins: Map<string, Origin>, source: string): Origin {
  const known = origins.get(source);
  if (known !== undefined) return known;
  const origin = originOf(source);
  origins.set(source, origin);
  return origin;
}

const noHash: readonly string[] = [];

/** From version 2 on the hash stands in the block, before that in a table by name, version and source. */
function hashOf({ name, version, source, checksum }: CargoBlock, lock: CargoLockText): readonly string[] {
  const hash =
    checksum ??
    (lock.metadata.size === 0 ? undefined : lock.metadata.get(`checksum ${name} ${version} (${source ?? ''})`));
  return hash === undefined || hash === '<none>' ? noHash : [`sha256:${hash}`];
}
