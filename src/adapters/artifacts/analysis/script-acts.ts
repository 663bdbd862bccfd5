import type { Code } from './code.ts';
import type { Language } from './language.ts';
import type { Act, Sight } from './sights.ts';
import { sightsOfText } from './text-sights.ts';

type Rule = readonly [Act, RegExp];

/** Cmdlets and types of PowerShell, in whatever case. Source: Microsoft's reference of the modules that come with it. */
const powershell: readonly Rule[] = [
  [
    'network',
    /\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr|Start-BitsTransfer|Net\.WebClient|Net\.Sockets|Http\.HttpClient)\b/i,
  ],
  [
    'evaluate',
    /\b(?:Invoke-Expression|iex)\b|\[scriptblock\]::Create\b|\[(?:System\.)?Reflection\.Assembly\]::Load(?:File|From)?\(/i,
  ],
  ['decode', /\bFromBase64String\b|\b(?:Gzip|Deflate)Stream\b/i],
  ['encode', /\bToBase64String\b/i],
  ['environment', /\b(?:Get-ChildItem|gci|dir|ls)\s+(?:-Path\s+)?["']?Env:|\bGetEnvironmentVariables\b/i],
  [
    'write',
    /\bDownloadFile\b|\b(?:Add-Content|Copy-Item|New-ItemProperty|New-Service|Out-File|Set-Content|Set-ItemProperty)\b|\bWriteAllBytes\b|-OutFile\b/i,
  ],
  [
    'process',
    /\b(?:Start-Process|Start-Job|Invoke-Item|Register-ScheduledTask|Add-MpPreference|schtasks)\b|\[Diagnostics\.Process\]::Start/i,
  ],
  ['process', /(?:^|[;{(|])\s*&\s*["']?\$/],
  ['identity', /\$env:(?:COMPUTERNAME|USERNAME)\b/i],
];

/** Commands of the Windows command line. */
const batch: readonly Rule[] = [
  ['write', /(?:^|[&|(@])\s*(?:reg(?:\.exe)?\s+add|x?copy|robocopy|move)\s/i],
  ['process', /(?:^|[&|(])\s*start\s|\bschtasks(?:\.exe)?\s|\bsc(?:\.exe)?\s+create\s/i],
  ['process', /(?:^|[&|(@])\s*"?%(?:TE?MP|(?:LOCAL)?APPDATA|PUBLIC|USERPROFILE)%\\[^\s|]{1,200}\.(?:exe|bat|cmd|scr)/i],
];

/** Redirections and commands of the shells of Unix. */
const shell: readonly Rule[] = [
  ['write', /(?:^|[^>&\d$=-])>{1,2}\s*(?!\/dev\/)[~/"'$][^\s&|;]|\btee\s+(?:-a\s+)?[~/"'$]/],
  [
    'process',
    /(?:^|[;&|(]|\bsudo)\s*(?:crontab\s+-|launchctl\s+(?:load|bootstrap)|systemctl\s[^\n]{0,40}\b(?:enable|start)\b)/,
  ],
  ['process', /\|\s*crontab\s+-/],
  ['environment', /(?:^|[;&|(`])\s*(?:env|printenv|set)\s*(?:\|(?!\|)|>|\))/],
];

const rules: Partial<Record<Language, readonly Rule[]>> = {
  batch: [...batch, ...powershell],
  powershell: [...powershell, ...batch],
  shell: [...shell, ...powershell.filter(([act]) => act === 'evaluate' || act === 'environment')],
};

const comment = /^\s*(?:#|@?rem\b|::)/i;
const longestLine = 4000;
const mostWords = 60;

/** In scripts the whole line is the command, quoted or not; what it says is read as a whole and word by word. */
export function scriptSights({ text, language }: Code): readonly Sight[] {
  const known = rules[language];
  if (known === undefined) return [];
  const sights: Sight[] = [];
  let at = 0;
  for (const whole of text.split('\n')) {
    if (!comment.test(whole)) sights.push(...sightsOfLine(whole.slice(0, longestLine).trimEnd(), { at, known }));
    at += whole.length + 1;
  }
  return sights;
}

function sightsOfLine(line: string, { at, known }: { readonly at: number; readonly known: readonly Rule[] }): Sight[] {
  const sights: Sight[] = sightsOfText(line).map((found) => ({ ...found, at }));
  const end = at + line.length;
  for (const [act, pattern] of known) {
    const match = pattern.exec(line);
    if (match !== null) sights.push({ act, at: at + match.index, what: line.slice(match.index).trim(), end });
  }
  const words = line.split(/[\s"'`;&|()<>=,]+/, mostWords).filter((word) => /^(?:~|\$\w*|%\w+%)?[/\\.]/.test(word));
  for (const word of words)
    for (const found of sightsOfText(word)) if (found.act === 'credential') sights.push({ ...found, at });
  return sights;
}
