/** What kind of program the first bytes announce. WebAssembly is noted apart: it runs in a sandbox. */
export type BinaryKind = 'ELF' | 'Mach-O' | 'PE' | 'WebAssembly';

/** The kind of native code by magic number; undefined for anything else. Sources: ELF, PE/COFF, Mach-O loader.h. */
export function binaryKind(bytes: Buffer, path: string): BinaryKind | undefined {
  if (bytes.length < 8) return undefined;
  const magic = bytes.readUInt32BE(0);
  if (magic === 0x7f454c46) return 'ELF';
  if (magic === 0x0061736d) return 'WebAssembly';
  if (magic === 0xfeedface || magic === 0xfeedfacf || magic === 0xcefaedfe || magic === 0xcffaedfe) return 'Mach-O';
  // Java classes share the magic of fat binaries; their next word is a version, never a small count.
  if (magic === 0xcafebabe && bytes.readUInt32BE(4) < 30) return 'Mach-O';
  if (magic >>> 16 === 0x4d5a && (hasPeHeader(bytes) || nativeName.test(path))) return 'PE';
  return nativeName.test(path) && bytes.subarray(0, 512).includes(0) ? byName(path) : undefined;
}

const nativeName = /\.(?:exe|dll|node|so(?:\.\d+)*|dylib|pyd|sys)$/i;

function hasPeHeader(bytes: Buffer): boolean {
  if (bytes.length < 0x40) return false;
  const at = bytes.readUInt32LE(0x3c);
  return at + 4 <= bytes.length && bytes.readUInt32BE(at) === 0x50450000;
}

function byName(path: string): BinaryKind {
  if (/\.(?:exe|dll|pyd|sys)$/i.test(path)) return 'PE';
  return path.toLowerCase().endsWith('.dylib') ? 'Mach-O' : 'ELF';
}
