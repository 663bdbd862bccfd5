/** Members that a compiled file of the tests uses, by the type that has them: `{ Runtime: ['exec'] }`, and its texts. */
export interface Uses {
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly texts?: readonly string[];
}

/** A Java class file that names these members and texts; a member that ends with `()` takes no arguments. JVM specification, chapter 4. */
export function classFile({ members, texts = [] }: Uses): Buffer {
  const pool: Buffer[] = [];
  const add = (...parts: readonly (number | readonly [number] | Buffer)[]): number =>
    pool.push(Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : numberOf(part)))));
  const utf8 = (text: string): number => add([1], Buffer.byteLength(text), Buffer.from(text));
  for (const [type, names] of Object.entries(members)) {
    const owner = add([7], utf8(`java/example/${type}`));
    for (const name of names) {
      const bare = name.replace('()', '');
      const nameAndType = add([12], utf8(bare), utf8(name.endsWith('()') ? '()V' : '(Ljava/lang/Object;)V'));
      add([10], owner, nameAndType);
    }
  }
  for (const text of texts) add([8], utf8(text));
  // A long takes two places.
  add([5], Buffer.alloc(8));
  const header = Buffer.from('cafebabe0000003d', 'hex');
  return Buffer.concat([header, numberOf(pool.length + 2), ...pool, Buffer.alloc(12)]);
}

/** One byte for `[n]`, two big-endian ones for `n`. */
function numberOf(part: number | readonly [number]): Buffer {
  return typeof part === 'number' ? Buffer.from([part >> 8, part & 255]) : Buffer.from(part);
}

/** A .NET assembly that names these members and texts. ECMA-335, partition II, 22–25. */
export function assembly({ members, texts = [] }: Uses): Buffer {
  const heap = new Heap();
  const types = Object.keys(members);
  const typeRows = types.map((type) => words(0, heap.add(type), heap.add('System')));
  const memberRows = Object.values(members).flatMap((names, type) =>
    names.map((name) => words(((type + 1) << 3) | 1, heap.add(name), 0)),
  );
  const tables = Buffer.concat([
    Buffer.from('0000000002000001', 'hex'),
    longWord((1n << 0n) | (1n << 1n) | (1n << 10n)),
    longWord(0n),
    ...[1, typeRows.length, memberRows.length].map(dword),
    words(0, heap.add('made.dll'), 0, 0, 0),
    ...typeRows,
    ...memberRows,
  ]);
  const userStrings = Buffer.concat([
    Buffer.from([0]),
    ...texts.map((text) => {
      const utf16 = Buffer.from(text, 'utf16le');
      return Buffer.concat([compressed(utf16.length + 1), utf16, Buffer.from([0])]);
    }),
  ]);
  return inProgram(metadata({ '#~': tables, '#Strings': heap.bytes(), '#US': userStrings }));
}

class Heap {
  readonly #parts: Buffer[] = [Buffer.from([0])];
  #length = 1;

  add(text: string): number {
    const at = this.#length;
    const part = Buffer.from(`${text}\0`);
    this.#parts.push(part);
    this.#length += part.length;
    return at;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

function metadata(streams: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(streams).map(([name, bytes]) => ({ name: padded(`${name}\0`), bytes: padded(bytes) }));
  const version = padded('v4.0.30319\0');
  const head = Buffer.concat([dword(0x424a5342), dword(0x00010001), dword(0), dword(version.length), version]);
  let at = head.length + 4 + entries.reduce((sum, { name }) => sum + 8 + name.length, 0);
  const directory = entries.map(({ name, bytes }) => {
    const entry = Buffer.concat([dword(at), dword(bytes.length), name]);
    at += bytes.length;
    return entry;
  });
  return Buffer.concat([head, words(0, entries.length), ...directory, ...entries.map(({ bytes }) => bytes)]);
}

const fileStart = 0x200;
const memoryStart = 0x2000;

function inProgram(content: Buffer): Buffer {
  const program = Buffer.alloc(fileStart);
  program.write('MZ');
  program.writeUInt32LE(0x80, 0x3c);
  program.write('PE\0\0', 0x80, 'latin1');
  program.writeUInt16LE(1, 0x86);
  program.writeUInt16LE(224, 0x94);
  program.writeUInt16LE(0x10b, 0x98);
  program.writeUInt32LE(memoryStart, 0x98 + 96 + 14 * 8);
  const section = 0x98 + 224;
  program.write('.text', section);
  program.writeUInt32LE(content.length + 72, section + 8);
  program.writeUInt32LE(memoryStart, section + 12);
  program.writeUInt32LE(content.length + 72, section + 16);
  program.writeUInt32LE(fileStart, section + 20);
  const cli = Buffer.alloc(72);
  cli.writeUInt32LE(72, 0);
  cli.writeUInt32LE(memoryStart + 72, 8);
  cli.writeUInt32LE(content.length, 12);
  return Buffer.concat([program, cli, content]);
}

function compressed(length: number): Buffer {
  return length < 0x80 ? Buffer.from([length]) : Buffer.from([0x80 | (length >> 8), length & 255]);
}

function padded(content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16LE(value, i * 2);
  return bytes;
}

function dword(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function longWord(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
