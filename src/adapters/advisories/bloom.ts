/** A set of texts that may say yes to one it does not hold (about one in a hundred), and never no to one it holds. */
export interface Bloom {
  readonly has: (text: string) => boolean;
}

const bitsPerEntry = 10;
const probes = 7;

/** Bits for a number of texts, all clear. */
export function bloomBits(count: number): Uint8Array {
  return new Uint8Array(Math.max(1_024, Math.ceil((count * bitsPerEntry) / 8)));
}

/** How many texts these bits are made for. */
export function capacityOf(bytes: Uint8Array): number {
  return Math.floor((bytes.length * 8) / bitsPerEntry);
}

/** Puts a text into the set. */
export function addTo(bytes: Uint8Array, text: string): void {
  each(text, bytes, (at, bit) => {
    bytes[at] = (bytes[at] ?? 0) | bit;
  });
}

/** The set that stored bits stand for. */
export function bloomOf(bytes: Uint8Array): Bloom {
  return {
    has: (text) => {
      let found = true;
      each(text, bytes, (at, bit) => {
        if (((bytes[at] ?? 0) & bit) === 0) found = false;
      });
      return found;
    },
  };
}

/** Two FNV-1a hashes stand for any number (Kirsch and Mitzenmacher, 2006). */
function each(text: string, bytes: Uint8Array, visit: (at: number, bit: number) => void): void {
  let a = 0x811c9dc5;
  let b = 0x1000193;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  const bits = bytes.length * 8;
  for (let i = 0; i < probes; i += 1) {
    const at = (a + Math.imul(i, b | 1)) >>> 0;
    const place = at % bits;
    visit(place >> 3, 1 << (place & 7));
  }
}
