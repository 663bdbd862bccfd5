import { hostsOf } from './hosts.ts';
import { destroying } from './destroying.ts';
import type { Act, Sight } from './sights.ts';

type Found = Omit<Sight, 'at'>;

/** Places where secrets lie, as they are written in code. The label is what two mentions are compared by. */
const credentialPaths: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[/\\~.])\.npmrc\b/, '.npmrc'],
  [/\b_authToken\b/, 'npm _authToken'],
  [/(?:^|[/\\~])\.pypirc\b/, '.pypirc'],
  [/(?:^|[/\\~])\.netrc\b/, '.netrc'],
  [/(?:^|[/\\~])\.git-credentials\b/, '.git-credentials'],
  [/(?:^|[/\\~])\.aws(?:[/\\](?:credentials|config|\*)|$)/, '.aws'],
  [/(?:^|[/\\~])\.ssh(?:[/\\]|$)/, '.ssh'],
  [/\bid_(?:rsa|ed25519|ecdsa|dsa)\b/, 'an ssh key'],
  [/(?:^|[/\\~])\.docker[/\\]config\.json\b/, '.docker/config.json'],
  [/(?:^|[/\\~])\.kube(?:[/\\]|$)/, '.kube'],
  [/serviceaccount[/\\]token\b/, 'the service account token of a cluster'],
  [/(?:^|[/\\~])\.gnupg\b/, '.gnupg'],
  [/(?:^|[/\\~])\.azure(?:[/\\]|$)/, '.azure'],
  [
    /gcloud[/\\](?:credentials|application_default|access_tokens|legacy)|application_default_credentials/,
    'gcloud credentials',
  ],
  [/(?:^|[/\\~.])gh[/\\]hosts\.yml\b/, 'the GitHub command line token'],
  [/(?:^|[/\\~])\.(?:bash|zsh|node_repl|python|psql|mysql)_history\b/, 'a shell history'],
  [/^\/etc\/(?:shadow|passwd)$/, '/etc/passwd'],
  [
    /\/proc\/(?:self|\d+|\{\w{0,40}\}|\*|\$\{?\w+\}?|\$\([^)\n]{0,80}\))\/(?:environ|mem|maps|cmdline)\b/,
    '/proc/*/environ',
  ],
  [/(?:^|[/\\~])\.vault-token\b/, '.vault-token'],
  [/(?:^|[/\\~])\.terraform\.d[/\\]credentials/, 'terraform credentials'],
  [/(?:^|[/\\~])\.cargo[/\\]credentials|(?:^|[/\\])credentials\.toml$/, 'cargo credentials'],
  [/(?:^|[/\\])\.?composer[/\\]auth\.json\b/, 'composer credentials'],
  [/(?:^|[/\\])pypoetry[/\\]auth\.toml\b/, 'poetry credentials'],
  [/(?:^|[/\\])pub-(?:credentials|tokens)\.json\b/, 'pub credentials'],
  [/(?:^|[/\\~])\.m2[/\\]settings(?:-security)?\.xml\b/, 'maven credentials'],
  [/(?:^|[/\\~])\.gem[/\\]credentials/, 'gem credentials'],
  [/(?:^|[/\\~])\.gradle[/\\]gradle\.properties\b/, 'gradle credentials'],
  [/(?:^|[/\\~])\.(?:claude|cursor|codex|gemini|codeium|continue|aider)(?:[/\\.]|$)[^{}]*/, 'settings of an assistant'],
  [/\b(?:Login Data|Local State|Web Data|key4\.db|logins\.json|cookies\.sqlite)\b/, 'a browser profile'],
  [
    /(?:Google[/\\]Chrome|Chromium|BraveSoftware[/\\]Brave-Browser|Microsoft[/\\]Edge)[/\\](?:User Data|Default)|Application Support[/\\](?:Google[/\\]Chrome|Firefox)|Firefox[/\\]Profiles|\.mozilla[/\\]firefox|\.config[/\\]google-chrome/,
    'a browser profile',
  ],
  [
    /\b(?:wallet\.dat|electrum[/\\]wallets|Exodus[/\\]exodus\.wallet|atomic[/\\]Local Storage)\b|\.config[/\\]solana[/\\]id\.json\b/i,
    'a wallet',
  ],
  [
    /(?:^|[/\\~])\.(?:aptos|bitcoin(?:lib)?|dashcore|dogecoin|electrum(?:-ltc)?|ethereum|litecoin|monero|near-credentials|sui|zcash)(?:[/\\]|$)/,
    'a wallet',
  ],
  [
    /\b(?:nkbihfbeogaeaoehlefnkodbefgpgknn|bfnaelmomeimhlpmgjnjophhpkkoljpa|hnfanknocfeofbddgcijnmhnfnkdnaad|fhbohimaelbohpjbbldcngcnapndodjp)\b/,
    'a wallet extension',
  ],
  [/^security (?:find-(?:generic|internet)-password|dump-keychain)|Library[/\\]Keychains/, 'the macOS keychain'],
  [/\bsecretsmanager\b.{0,40}\b(?:GetSecretValue|ListSecrets)\b/, 'a cloud secret store'],
];

/** Names of environment variables that hold a secret of the machine rather than a setting of this package. */
const secretVariable =
  /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|(?:GITHUB|GH|GITLAB|NPM|PYPI|TWINE|UV_PUBLISH|NODE_AUTH|VAULT|SLACK|DIGITALOCEAN|CLOUDFLARE_API|HEROKU|CIRCLE|ACTIONS_(?:RUNTIME|ID_TOKEN_REQUEST)|SONAR|SENTRY_AUTH|CARGO_REGISTRY|OPENAI_API|ANTHROPIC_API)_?(?:AUTH_?)?(?:TOKENS?|PASSWORD|KEY|PAT)|GOOGLE_APPLICATION_CREDENTIALS|AZURE_CLIENT_SECRET|SSH_PRIVATE_KEY|PRIVATE_KEY|MNEMONIC)$/;

const persistence: readonly (readonly [RegExp, string])[] = [
  [/systemd[/\\](?:user|system)\b|\bsystemctl\b.{0,40}\b(?:enable|start|daemon-reload)\b/, 'a systemd unit'],
  [/\bLaunch(?:Agents|Daemons)\b|\blaunchctl (?:load|bootstrap)\b/, 'a launch agent'],
  [/\bcrontab\b(?: -|$)|^\/etc\/cron|\/cron\.(?:d|daily|hourly)\b|@reboot\b/, 'a cron job'],
  [/(?:^|[/\\~])\.(?:bashrc|zshrc|bash_profile|zprofile|zshenv)\b|(?:^|[/\\~])\.profile$/, 'a shell profile'],
  [/\\Start Menu\\Programs\\Startup|Start Menu[/\\]+Programs[/\\]+Startup/, 'the startup folder'],
  [/CurrentVersion\\+Run(?:Once)?\b/, 'a registry run key'],
  [/\bschtasks(?:\.exe)?\b.{0,60}\/create\b|\bRegister-ScheduledTask\b/i, 'a scheduled task'],
  [/\.config[/\\]autostart\b/, 'an autostart entry'],
  // Go's and others' way into the later steps of a job (BufferZoneCorp 2026).
  [/^GITHUB_(?:ENV|PATH)$/, 'the later steps of a job'],
  // What other programs load: wallets and chat programs made with Electron (nodejs-smtp 2025, discord.dll 2020).
  [/(?:^|[/\\])app\.asar$|\bdiscord_desktop_core\b/, 'the code of an installed program'],
  [/\bAdd-MpPreference\b.{0,60}-Exclusion/i, 'an exclusion from the virus scanner'],
];

const publishing: readonly (readonly [RegExp, Act, string])[] = [
  [/(?:^|[;&|(]|\bdo\b)\s*(?:npm|pnpm|yarn|bun)(?:\s+npm)?\s+publish\b/, 'publish', 'npm publish'],
  [/^\s*(?:python3? -m )?twine upload\b|^\s*(?:uv|poetry|flit|hatch) publish\b/, 'publish', 'a Python upload'],
  [
    /(?:^|[;&|(]|\bdo\b)\s*(?:cargo publish|gem push|dotnet nuget push|mvn deploy|twine upload)\b/,
    'publish',
    'a release command',
  ],
  [/-\/npm\/v1\/tokens\b|\/-\/whoami\b|-\/v1\/search\?text=maintainer:/, 'publish', "the registry's account interface"],
  [/\bgit push\b.{0,80}(?:x-access-token|\{\}@|oauth2:|https?:\/\/[^\s/@]{1,80}@)/, 'publish', 'git push with a token'],
  [/\.github[/\\]workflows[/\\][\w{}.-]+\.ya?ml\b/, 'workflow', 'a workflow file'],
];

const assistantFlags =
  /--dangerously-skip-permissions|--trust-all-tools|--yolo\b|--dangerously-bypass-approvals|--allow-all-tools/;
const assistantCommand =
  /^(?:claude|gemini|codex|cursor-agent|aider|opencode|copilot|goose)(?: -|$)|^q chat\b|^(?:which|command -v|where) (?:claude|gemini|codex|q)\b/;

const downloaders =
  /(?:^|[\s;&|(`"'$@])(?:curl|wget|aria2c)(?:\.exe)?\s+(?:-|https?:|["'$\\{])|\bcertutil(?:\.exe)?\s+-urlcache|\bbitsadmin(?:\.exe)?\s+\/transfer|Invoke-WebRequest|\biwr\s|Net\.WebClient|Start-BitsTransfer|DownloadString|DownloadFile|\bfile\s{0,4}\(\s{0,20}DOWNLOAD\s/i;
const pipes = [
  /\bexec\(\s{0,4}[^\n]{0,80}\burlopen\(/,
  /\beval\b[^\n|]{0,100}\|\s*(?:\$\{?SHELL\}?|(?:\/\w+\/)*(?:ba|da)?sh)\b/,
  /\beval\b[^\n]{0,200}\bbase64\s+(?:-d|-D|--decode)\b/,
  /\b(?:ba|z|da)?sh\s+-i\b[^\n]{0,20}\/dev\/(?:tcp|udp)\/|(?:^|[\s;&|])exec\s+\d*<>\s*\/dev\/(?:tcp|udp)\//,
  /\b(?:ba|z|da)?sh\s+-i\b[^\n|]{0,40}\|\s*(?:nc|ncat|netcat|openssl|socat|telnet)\s/,
  /\b(?:nc|ncat|netcat)(?:\.exe)?\s[^\n|;]{0,80}\s-[a-z]{0,4}[ec]\s+(?:\/\w+\/)*(?:ba|z|da)?sh\b|\bsocat\b[^\n]{0,120}\bexec:/i,
  /<\?(?:php|=)[^\n]{0,200}\b(?:eval|system|assert|passthru|shell_exec)\s*\(\s*@?\$_(?:GET|POST|REQUEST|COOKIE|SERVER)\b/,
  /\[scriptblock\]::Create\([^\n]{0,40}\b(?:iwr|irm|Invoke-(?:RestMethod|WebRequest)|DownloadString)\b/i,
  /\b(?:xz|gunzip|zcat|gzip|bzip2|openssl|tr|xxd|uudecode|tail)\s[^\n|]{0,200}(?:\|[^\n|]{0,200}){0,4}\|\s*(?:\/\w+\/)*(?:ba|da)?sh\b/,
  /\b(?:curl|wget)\b[^|\n]{0,400}\|\s*(?:sudo\s+)?(?:\/\w+\/)*(?:ba|z|da)?sh\b/,
  /\b(?:curl|wget)\b[^|\n]{0,400}\|\s*(?:sudo\s+)?(?:\/\w+\/)*(?:node|python3?|perl|ruby|php)\b/,
  /\b(?:curl|wget)\b[^\n]{0,400}(?:&&|;|\n)[^\n]{0,200}(?:chmod\s+(?:\+x|[0-7]*7)|\b(?:ba|z)?sh\s+[/$.\w{])/,
  /\b(?:ba|z)?sh\b[^\n]{0,20}<\(\s*(?:curl|wget)\b|\b(?:ba|z)?sh -c "?\$\((?:curl|wget)\b/,
  /\bbase64\s+(?:-d|-D|--decode)\b[^\n]{0,120}(?:\|\s*(?:ba|z)?sh\b|>\s*\S+[^\n]{0,60}\b(?:ba|z)?sh\s)/,
  /(?:Invoke-WebRequest|\biwr\b|DownloadString|Net\.WebClient)[^\n]{0,300}(?:\|\s*iex\b|Invoke-Expression)|\b(?:iex|Invoke-Expression)\b[^\n]{0,80}(?:iwr|DownloadString|Net\.WebClient|irm)/i,
  /\bpowershell(?:\.exe)?\b[^\n]{0,80}\s-(?:e|ec|enc|encodedcommand)\s+[A-Za-z0-9+/=]{16}/i,
  /\bmshta(?:\.exe)?\s+(?:https?|vbscript|javascript):|\bregsvr32(?:\.exe)?\b[^\n]{0,60}\/i:http/i,
];
const runsNative = /\b(?:rundll32|regsvr32|wscript|cscript|mshta)(?:\.exe)?(?:\s|$)/i;
const startsInPowerShell = /\b(?:Start-Process|Invoke-Item)\s/i;
const shellWords = /^(?:\/bin\/(?:ba)?sh|(?:ba|z)sh -|sh -c|cmd(?:\.exe)? \/c|powershell|nohup |chmod \+x|chmod 7)/i;
/** `nslookup "$x.t.example"`: data goes out as part of a name. */
const queriedName =
  /\b(?:nslookup|dig|host|ping|Resolve-DnsName)(?:\.exe)?\s[^\n|;]{0,80}?(?:#\{[^}\n]{1,60}\}|\$\{[^}\n]{1,60}\}|\$\([^)\n]{1,60}\)|\$\w{1,40}|\{\w{0,20}\}|%s)[\w.-]{0,60}\.[a-z]{2,20}\b/i;
const runtimes =
  /\bbun-(?:v?\d|linux|darwin|windows|\{\}|\$)|\bbun\.sh\/install|oven-sh\/bun\/releases|nodejs\.org\/dist\/|deno\.land\/install|denoland\/deno\/releases|astral\.sh\/uv\/install|python\.org\/ftp\//;
const homes =
  /^~[/\\]|%(?:APPDATA|LOCALAPPDATA|USERPROFILE|TEMP)%|^\/(?:etc|root|usr\/local|var\/tmp|home|Users|Library)\/|^[A-Z]:\\{1,2}(?:Users|Windows|ProgramData)|[/\\]Desktop(?:[/\\]|$)/;
const executables = /[\w{}-]\.(?:exe|dll|scr|vbs|bat|ps1|msi|elf|bin|dylib|so|hta)$/i;
const walletAddress =
  /(?:^|[^\w])(?:0x[a-fA-F0-9]{40}|bc1[ac-hj-np-z02-9]{25,62}|T[1-9A-HJ-NP-Za-km-z]{33}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}|ltc1[a-z0-9]{25,62})(?:[^\w]|$)/;
const walletCalls =
  /^(?:eth_sendTransaction|eth_requestAccounts|eth_signTypedData(?:_v4)?|personal_sign|wallet_[a-zA-Z]+|signAllTransactions|signAndSendTransaction|sendBitcoin)$/;
const walletPattern =
  /\[13\]\[a-km-zA-HJ-NP-Z1-9\]|0x\[a-fA-F0-9\]\{40\}|bc1\[|\(bc1\||T\[(?:A-Za-z1-9|1-9A)|\[LM\]\[|bitcoincash:|\[1-9A-HJ-NP-Za-km-z\]\{(?:32|33|43|44)/;

/** What every pattern above needs, in one quick test: most texts in code are plain words and end here. */
const worthReading =
  /[./\\~:@%|=$-]|[a-z]_|\w\(|[A-Z]_[A-Z]|0x|bc1|ltc1|^T[1-9A-Za-z]|^4[0-9AB]|\b(?:curl|wget|aria2c|npm|pnpm|yarn|bun|twine|uv|poetry|flit|hatch|cargo|gem|dotnet|git|claude|gemini|codex|aider|opencode|copilot|goose|q|which|where|powershell|nohup|sh|cmd|chmod|rundll32|regsvr32|wscript|cscript|mshta|private|seed|recovery|secret|mnemonic|Launch|launchctl|crontab|Login|Local|Web|security|Library|Invoke|iwr|iex|Download|schtasks|Register|Start|sign|send|Google|Brave|Microsoft|Mozilla|Opera|MNEMONIC|[nbhf][a-p]{31})/i;

/** Everything that a text says by itself, wherever it stands in the code. Long texts are looked at from both ends. */
export function sightsOfText(whole: string): readonly Found[] {
  const text = whole.length > 8192 ? `${whole.slice(0, 6144)}\n${whole.slice(-2048)}` : whole;
  const found: Found[] = [];
  for (const { host, suspicious } of hostsOf(text)) {
    found.push({ act: 'host', what: host, subject: host });
    if (suspicious !== undefined) found.push({ act: 'suspicious-host', what: `${host}, ${suspicious}`, subject: host });
  }
  if (handedSecret.test(text)) found.push({ act: 'handed-secret', what: text });
  if (text.length < 3 || !worthReading.test(text)) return found;
  labelled(found, text, { act: 'credential', table: credentialPaths });
  labelled(found, text, { act: 'persist', table: persistence });
  labelled(found, text, { act: 'key-pattern', table: keyPatterns });
  for (const [pattern, act, label] of publishing)
    if (pattern.test(text)) found.push({ act, what: label, subject: label });
  for (const match of text.matchAll(mailAddress))
    found.push({ act: 'host', what: match[0], subject: match[0].toLowerCase() });
  for (const [act, pattern] of plain)
    if (pattern.test(text) && !isProse(act, text)) found.push({ act, what: text.trim() });
  if (pipes.some((pattern) => pattern.test(text))) found.push({ act: 'pipe-to-shell', what: text.trim() });
  return found;
}

/** An address that mail could be copied to (postmark-mcp 2025). */
const mailAddress = /\b[a-z0-9][a-z0-9._+-]{0,60}@(?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,12}\b/gi;
/** What a caller hands over in trust, by the name of the field that it goes into. */
const handedSecret = /^(?:pass(?:word|wd|phrase)|p(?:rivate)?_?key|secret_?(?:access_?)?key|secret|ak|sk)$/i;
const asksForSeed = /\b(?:private key|seed phrase|recovery phrase|secret phrase|mnemonic)\b/i;

const keyPatterns: readonly (readonly [RegExp, string])[] = [
  [/0x\)?\??\[[0-9a-fA-F-]{3,12}\]\{64\}/, 'of 32 bytes'],
  [/\[1-9A-HJ-NP-Za-km-z\]\{(?:32,|4[34]|5[12]|8[78])/, 'in base58'],
];

const plain: readonly (readonly [Act, RegExp])[] = [
  ['secret', secretVariable],
  ['assistant-flag', assistantFlags],
  ['assistant', assistantCommand],
  ['download-command', downloaders],
  ['download-command', /^(?:curl|wget|aria2c)(?:\.exe)?$/],
  ['command', shellWords],
  ['process', runsNative],
  ['process', startsInPowerShell],
  ['runtime', runtimes],
  ['name-query', queriedName],
  ...destroying.map((pattern) => ['destroy', pattern] as const),
  ['home', homes],
  ['executable-name', executables],
  ['seed', asksForSeed],
  ['wallet', walletAddress],
  ['wallet', walletCalls],
  ['wallet', walletPattern],
];

/** An address among words asks for a donation, and the address of zeros is nobody's. */
function isProse(act: Act, text: string): boolean {
  return (
    act === 'wallet' &&
    (text.length > 400
      ? walletAddress.test(text) && !walletPattern.test(text)
      : / \w+ \w+ /.test(text) || /0x(?:0{40}|[eE]{40}|[fF]{40})/.test(text))
  );
}

function labelled(
  found: Found[],
  text: string,
  how: { act: Act; table: readonly (readonly [RegExp, string])[] },
): void {
  for (const [pattern, label] of how.table)
    if (pattern.test(text)) found.push({ act: how.act, what: label, subject: label });
}
