import { does } from './does.ts';

describe('code that waits for a day', () => {
  it.each([
    ['csharp', 'if (DateTime.Now > new DateTime(2027, 8, 8)) { Process.GetCurrentProcess().Kill(); }'],
    ['php', 'if (time() > 1798761600) {\n  foreach ($files as $f) { unlink($f); }\n}'],
    ['ruby', 'if Time.now > Time.utc(2027, 3, 1)\n  FileUtils.rm_rf(path)\nend'],
    ['go', 'if time.Now().After(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)) {\n\tos.RemoveAll(dir)\n}'],
    ['javascript', 'if (Date.now() > 1798761600000) { fs.rmSync(dir, { recursive: true }); }'],
  ] as const)('and then ends or removes is told in %s', (language, code) => {
    expect(does(code, language)).toContain('destruction');
  });

  it.each([
    ['csharp', 'if (DateTime.Now > expires) { process.Kill(); }'],
    ['php', 'if (filemtime($f) < time() - 3600) { unlink($f); }'],
    ['go', 'if time.Now().After(deadline) {\n\tcmd.Process.Kill()\n}'],
    ['javascript', 'if (Date.now() - started > 10000) { child.kill(); }'],
    ['ruby', 'if Time.now > Time.utc(2027, 3, 1)\n  warn "this release is old"\nend'],
  ] as const)('is none where it compares with what it was given, or only speaks: %s', (language, code) => {
    expect(does(code, language)).not.toContain('destruction');
  });
});
