import fc from 'fast-check';
import { csharpOfAssembly } from '../../../../../src/adapters/artifacts/analysis/compiled/assembly.ts';
import { javaOfClass } from '../../../../../src/adapters/artifacts/analysis/compiled/class-file.ts';
import { assembly, classFile } from '../../compiling.ts';

const long = 'x'.repeat(300);

describe('a Java class file', () => {
  const bytes = classFile({
    members: { Runtime: ['exec'], System: ['getenv()'] },
    texts: ['http://198.51.100.7/a', 'é'],
  });

  it('is read as the members and texts that it names', () => {
    expect(javaOfClass(bytes)?.text.split('\n')).toEqual([
      'Runtime.exec(_);',
      'System.getenv();',
      '"http://198.51.100.7/a";',
      '"é";',
    ]);
  });

  it('is not read where it breaks off, has another magic or an unknown constant', () => {
    expect(javaOfClass(bytes.subarray(0, 40))).toBeUndefined();
    expect(javaOfClass(Buffer.from('cafebabf'))).toBeUndefined();
    expect(javaOfClass(Buffer.alloc(0))).toBeUndefined();
    expect(javaOfClass(Buffer.from('cafebabe0000003d000363', 'hex'))).toBeUndefined();
  });
});

describe('a hostile Java class file', () => {
  const head = Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 0, 0xff, 0xff, 1, 0xff, 0xff]);

  it('that names one long text sixty thousand times is cut', () => {
    const texts = Array.from({ length: 65_533 }, () => Buffer.from([8, 0, 1]));
    const source = javaOfClass(Buffer.concat([head, Buffer.alloc(65_535, 97), ...texts]));
    expect(source?.cut).toBe(true);
    expect(source?.text.length).toBeLessThan(25_000);
  });

  it('with a class name of nothing but slashes is cut', () => {
    const members = Array.from({ length: 65_531 }, () => Buffer.from([10, 0, 2, 0, 3]));
    const named = [Buffer.alloc(65_535, 47), Buffer.from([7, 0, 1, 12, 0, 1, 0, 1])];
    expect(javaOfClass(Buffer.concat([head, ...named, ...members]))?.cut).toBe(true);
  });
});

describe('a .NET assembly', () => {
  const bytes = assembly({
    members: { Process: ['Start'], WebClient: ['.ctor', 'DownloadFile'] },
    texts: ['cmd.exe', long],
  });

  it('is read as the members and texts that it names', () => {
    expect(csharpOfAssembly(bytes)?.text.split('\n')).toEqual([
      'Process.Start(_);',
      'WebClient.new(_);',
      'WebClient.DownloadFile(_);',
      '"cmd.exe";',
      `"${long}";`,
    ]);
  });

  it('is not read where it has no .NET metadata or breaks off before them', () => {
    expect(csharpOfAssembly(bytes.subarray(0, 0x210))).toBeUndefined();
    expect(csharpOfAssembly(Buffer.from('MZ'))).toBeUndefined();
    const native = Buffer.from(bytes);
    native.writeUInt32LE(0, 0x98 + 96 + 14 * 8);
    expect(csharpOfAssembly(native)).toBeUndefined();
  });

  it('whose row counts lie is read as far as it goes', () => {
    const lying = Buffer.from(bytes);
    const rows = lying.indexOf('#~') < 0 ? 0 : lying.indexOf(Buffer.from('0000000002000001', 'hex')) + 24;
    lying.writeUInt32LE(0xffffff, rows + 8);
    expect(csharpOfAssembly(lying)).toBeDefined();
    lying.writeUInt32LE(0xffffffff, rows + 8);
    expect(csharpOfAssembly(lying)).toBeUndefined();
  });
});

it('a compiled file that names one long text many times is cut, and says so', () => {
  const texts = Array.from({ length: 400 }, (_, i) => `${i}${'y'.repeat(19_000)}`);
  const source = javaOfClass(classFile({ members: {}, texts }));
  expect(source?.cut).toBe(true);
  expect(source?.text.length).toBeLessThan(4.1 * 1024 * 1024);
});

describe('whatever bytes there are', () => {
  it.each([
    ['class files', classFile({ members: { A: ['b'] }, texts: ['c'] }), javaOfClass],
    ['assemblies', assembly({ members: { A: ['b'] }, texts: ['c'] }), csharpOfAssembly],
  ])('%s changed at random end in a text or nothing, never in an error', (_name, whole, read) => {
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(changes, fc.nat(whole.length), (changed, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changed) bytes[at] = value;
        const cut = bytes.subarray(0, length);
        expect(read(cut)).toEqual(read(Buffer.from(cut)));
      }),
      { numRuns: 2_000 },
    );
  });
});
