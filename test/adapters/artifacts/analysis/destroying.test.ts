import { does } from './does.ts';

describe('a command that deletes', () => {
  it.each([
    ['shell', 'rm -rf ~'],
    ['shell', 'rm -rf "$HOME"/*'],
    ['shell', 'rm -rf --no-preserve-root /'],
    ['shell', 'find "$HOME" -type f -writable -print0 | xargs -0 -r shred -uvz -n 1'],
    ['shell', 'dd if=/dev/zero of=/dev/sda bs=1M'],
    ['shell', 'mkfs.ext4 -F /dev/sda1'],
    ['batch', String.raw`del /f /s /q %USERPROFILE%\*`],
    ['batch', String.raw`rd /s /q C:\ `],
    ['powershell', 'Remove-Item -Recurse -Force $env:USERPROFILE'],
    ['javascript', `exec('rm -rf ~/')`],
    ['ruby', 'FileUtils.rm_rf(Dir.glob(File.join(Dir.home, "*")))'],
    ['go', 'h, _ := os.UserHomeDir(); os.RemoveAll(os.UserHomeDir())'],
  ] as const)('what is not its own is told in %s: %s', (language, code) => {
    expect(does(code, language)).toContain('destruction');
  });

  it.each([
    ['shell', 'rm -rf "$HOME/.cache/thing" /tmp/thing ./dist'],
    ['shell', 'rm -f ~/.thing.lock'],
    ['shell', 'find . -name "*.pyc" -delete'],
    ['shell', 'dd if=/dev/urandom of=key.bin bs=32 count=1'],
    ['batch', 'rd /s /q build'],
    ['powershell', 'Remove-Item -Recurse -Force obj'],
    ['javascript', `log('never run rm -rf on your home')`],
    ['ruby', 'FileUtils.rm_rf(File.join(Dir.home, ".thing", "cache"))'],
    ['go', 'os.RemoveAll(filepath.Join(os.TempDir(), "a"))'],
  ] as const)('its own files is none in %s: %s', (language, code) => {
    expect(does(code, language)).not.toContain('destruction');
  });
});
