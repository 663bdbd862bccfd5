import { does } from './does.ts';

describe('machine code that comes as data', () => {
  it.each([
    ['go', 'b, _ := hex.DecodeString(s)\nm, _ := syscall.Mmap(-1, 0, len(b), syscall.PROT_READ|syscall.PROT_EXEC, f)'],
    [
      'rust',
      'let s = include_bytes!("logo.dat");\nlibc::mmap(p, s.len(), libc::PROT_WRITE | libc::PROT_EXEC, f, -1, 0);',
    ],
    [
      'csharp',
      'var m = VirtualAlloc(IntPtr.Zero, n, 0x3000, 0x40);\nMarshal.Copy(sc, 0, m, n);\nCreateThread(z, 0, m, z, 0, z);',
    ],
    ['ruby', `lib = Fiddle.dlopen(File.join(__dir__, 'fixtures', 'image.png'))`],
    ['php', `FFI::cdef('int go(void);', __DIR__ . '/logo.png');`],
    ['java', 'Files.copy(A.class.getResourceAsStream("/img/bg.jpg"), t);\nSystem.load(t.toString());'],
    ['rust', 'unsafe { libloading::Library::new(std::env::temp_dir().join("d.dat")) }'],
    ['go', 'p, err := plugin.Open(os.TempDir() + "/.x.so")'],
    [
      'go',
      '//go:embed font.woff\nvar blob []byte\nfunc init() {\n\tos.WriteFile(p, blob, 0700)\n\texec.Command(p).Start()\n}',
    ],
  ] as const)('is told in %s', (language, code) => {
    expect(does(code, language)).toContain('encoded-payload');
  });

  it.each([
    ['rust', 'let p = libc::mmap(p, n, libc::PROT_WRITE | libc::PROT_EXEC, f, -1, 0); emit(p);'],
    ['csharp', 'var m = VirtualAlloc(IntPtr.Zero, n, 0x3000, 0x04);'],
    ['ruby', `lib = Fiddle.dlopen('libc.so.6')`],
    ['java', 'Files.copy(A.class.getResourceAsStream("/native/libacme.so"), t);\nSystem.load(t.toString());'],
    ['rust', 'static ICON: &[u8] = include_bytes!("icon.png");\nfs::write(out, ICON)?;'],
    ['go', '//go:embed font.woff\nvar font []byte\nfunc Font() []byte { return font }'],
    ['go', 'p, err := plugin.Open(filepath.Join(dir, name+".so"))'],
  ] as const)('is none where it is a library or is only written: %s', (language, code) => {
    expect(does(code, language)).not.toContain('encoded-payload');
  });
});
