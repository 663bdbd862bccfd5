import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { refusalOf } from '../syntax/limits.ts';
import { splitDescriptor } from './descriptor.ts';
import { AddressReader } from './addresses.ts';
import { readSpec } from './spec.ts';
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
  const blocks = read.value;
  const byDescriptor = new Map<string, YarnBlock>();
  for (const block of blocks) {
    for (const descriptor of block.descriptors) {
      if (byDescriptor.has(descriptor)) {
        collected.remark('duplicate-key', `${echo(descriptor)} stands twice; the last one counts`, {
          line: block.line,
        });
      }
      byDescriptor.set(descriptor, block);
    }
  }
  const entries = new Map(blocks.map((block) => [block, { ...identityOf(block), block, requiredBy: noKeys() }]));
  for (const { block, name } of entries.values()) {
    const key = `${name}@${block.fields.get('version') ?? ''}`;
    for (const need of block.needs) {
      const found = byDescriptor.get(need);
      if (found !== undefined) entries.get(found)?.requiredBy.push(key);
    }
  }
  const addresses = new AddressReader();
  for (const entry of entries.values()) collectEntry(entry, addresses, collected);
  return undefined;
}

function noKeys(): string[] {
  return [];
}

interface YarnEntry {
  readonly block: YarnBlock;
  readonly name: string;
  readonly alias: string | undefined;
  readonly range: string;
  readonly requiredBy: readonly string[];
}

/** The name in the registry, and the folder's where they differ: by `npm:` in the descriptor or by a `name` field. */
function identityOf(block: YarnBlock): {
  readonly name: string;
  readonly alias: string | undefined;
  readonly range: string;
} {
  const { name: folder, range } = splitDescriptor(block.descriptors[0] ?? '');
  const spec = readSpec(folder, range);
  const name = block.fields.get('name') ?? spec.name;
  return { name, alias: name === folder ? undefined : folder, range };
}

function collectEntry(entry: YarnEntry, addresses: AddressReader, collected: EntryCollector): void {
  const { block, name, alias, range, requiredBy } = entry;
  const { fields, line, endLine } = block;
  const version = fields.get('version');
  for (const field of block.doubled) {
    collected.remark('duplicate-key', `"${field}" stands twice in the entry of ${echo(name)}; the last one counts`, {
      line,
    });
  }
  if (version === undefined) {
    collected.unreadable(`the entry of ${echo(name)} has no version`, line);
    return;
  }
  const address = fields.get('resolved');
  const { origin, mismatch, sha1 } = addresses.read(address, name, version);
  const hashes = hashesOf(fields.get('integrity'));
  collected.dependency({
    name,
    version,
    line,
    endLine,
    origin: address === undefined ? readSpec(name, range).origin : origin,
    alias,
    integrity: hashes.length === 0 && sha1 !== undefined ? [`sha1:${sha1}`] : hashes,
    requiredBy,
    ranges: block.descriptors.map((descriptor) => rangeOf(descriptor)),
  });
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
  return readSpec(name, range).range;
}
