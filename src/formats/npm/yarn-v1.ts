import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { refusalOf } from '../syntax/limits.ts';
import { splitDescriptor } from './descriptor.ts';
import { AddressReader } from './addresses.ts';
import { releaseAt } from './resolved.ts';
import { readSpec } from './spec.ts';
import { YarnIndex } from './yarn-index.ts';
import { readYarnBlocks } from './yarn-v1-blocks.ts';
import type { YarnBlock } from './yarn-v1-blocks.ts';

/** Why a file could not be read at all. */
export interface Refusal {
  readonly message: string;
  readonly line?: number;
}

/** Gathers a classic yarn.lock; gives the reason where it is none. */
export function collectYarn1(text: string, collected: EntryCollector): Refusal | undefined {
  const read = refusalOf(() => readYarnBlocks(text));
  if (!read.ok) return read;
  const { blocks, names, ranges } = read.value;
  const index = new YarnIndex<YarnBlock>();
  for (const block of blocks) {
    for (const descriptor of block.descriptors) {
      if (index.add(descriptor, block)) continue;
      const about = { line: block.line };
      collected.remark('duplicate-key', `${echo(descriptor)} stands twice; the last one counts`, about);
    }
  }
  const entries = blocks.map(entryOf);
  for (const { block, name } of entries) {
    const key = `${name}@${block.version ?? ''}`;
    for (let i = block.needsFrom; i < block.needsTo; i += 1) {
      const found = index.find(names[i] ?? '', ranges[i] ?? '');
      if (found?.requiredBy !== undefined) found.requiredBy.push(key);
      else if (found !== undefined) found.requiredBy = [key];
    }
  }
  const addresses = new AddressReader();
  for (const entry of entries) collectEntry(entry, addresses, collected);
  return undefined;
}

interface YarnEntry {
  readonly block: YarnBlock;
  readonly name: string;
  readonly alias: string | undefined;
  readonly range: string;
}

/** The name in the registry, and the folder's where they differ: by `npm:` or an archive's address in the descriptor, or by a `name` field. */
function entryOf(block: YarnBlock): YarnEntry {
  const { name: folder, range } = splitDescriptor(block.descriptors[0] ?? '');
  const asked = releaseAt(range)?.name ?? (holdsName(range) ? readSpec(folder, range).name : folder);
  const name = block.name ?? asked;
  return { block, name, alias: name === folder ? undefined : folder, range };
}

function collectEntry(entry: YarnEntry, addresses: AddressReader, collected: EntryCollector): void {
  const { block, name, alias, range } = entry;
  const { version, resolved, line, endLine, requiredBy } = block;
  for (const field of block.doubled ?? []) {
    collected.remark('duplicate-key', `"${field}" stands twice in the entry of ${echo(name)}; the last one counts`, {
      line,
    });
  }
  if (version === undefined) {
    collected.unreadable(`the entry of ${echo(name)} has no version`, line);
    return;
  }
  const { origin, mismatch, sha1 } = addresses.read(resolved, name, version);
  const hashes = hashesOf(block.integrity);
  collected.dependency({
    name,
    version,
    line,
    endLine,
    origin: resolved === undefined ? readSpec(name, range).origin : origin,
    alias,
    integrity: hashes.length === 0 && sha1 !== undefined ? [`sha1:${sha1}`] : hashes,
    requiredBy,
    ranges: block.descriptors.map(rangeOf),
  });
  if (alias === undefined && mismatch === undefined) return;
  const about = { line, name };
  if (alias !== undefined) {
    collected.remark('alias-of-other-package', `asked for as ${echo(alias)}, it is the package ${echo(name)}`, about);
  }
  if (mismatch !== undefined)
    collected.remark('address-names-other-package', `its address is that of ${echo(mismatch)}`, about);
}

/** The range as package.json has it after an alias is taken apart: `a@npm:b@^1` → `^1`. */
function rangeOf(descriptor: string): string {
  const { name, range } = splitDescriptor(descriptor);
  return holdsName(range) ? readSpec(name, range).range : range.trim();
}

/** Whether a range may name another package than the one it is asked of; others are ranges as they are. */
function holdsName(range: string): boolean {
  return range.includes(':');
}
