import { apisOf, modulesOf } from './apis.ts';
import type { Language } from './language.ts';
import { LiteralScanner } from './literal-scanner.ts';

/**
 * Pieces of texts that the rules for texts look for, in whatever language. They must be rare in ordinary bundles: every
 * hit costs a window of tokens.
 */
const words = [
  '_0x',
  '\\x6',
  '\\x7',
  '\\u006',
  '\\u007',
  '.npmrc',
  '.pypirc',
  '.netrc',
  '.git-cred',
  '.aws',
  '.ssh',
  'id_rsa',
  'id_ed25519',
  'credentials.toml',
  'auth.json',
  'auth.toml',
  'pub-credentials',
  'pub-tokens',
  '.m2/settings',
  '.docker',
  '.kube',
  '.gnupg',
  'gcloud',
  '/proc/',
  '169.254',
  '.claude',
  '.cursor',
  'Login Data',
  'Local State',
  'wallet.dat',
  'mnemonic',
  'seedPhrase',
  'privateKey',
  'private_key',
  'private key',
  'systemd',
  'systemctl',
  'LaunchAgents',
  'crontab',
  '.bashrc',
  '.zshrc',
  'Startup',
  'CurrentVersion',
  'schtasks',
  'npm publish',
  'twine upload',
  '.github/workflows',
  'powershell',
  'curl ',
  'wget ',
  '/bin/sh',
  '/bin/bash',
  'cmd.exe',
  'rundll32',
  '.env)',
  '.env,',
  'os.environ',
  'getenv(',
  'ENV.',
  '.onion',
  '.ethereum',
  'solana',
  'eth_',
  'bcc:',
  'Bcc:',
  '"Bcc"',
  "'Bcc'",
  '.timeZone',
  '_TOKEN',
  '_SECRET',
  'dangerously-',
  'Function(',
  'Buffer.from(',
  '"base64"',
  "'base64'",
];

const scanners = new Map<Language, LiteralScanner>();

/** The filter for large files of a language, made once. */
export function prefilterOf(language: Language): LiteralScanner {
  const made = scanners.get(language);
  if (made !== undefined) return made;
  const scanner = new LiteralScanner([...words, ...apiNeedles(language), ...moduleNeedles(language)]);
  scanners.set(language, scanner);
  return scanner;
}

/** Names that must be called are looked for with their parenthesis, where the language asks for one. */
function apiNeedles(language: Language): readonly string[] {
  const bare = language === 'ruby' || language === 'shell' || language === 'batch' || language === 'powershell';
  return [...apisOf(language)].map(([name, apis]) => {
    const called = apis.every((api) => api.stand.endsWith('call'));
    return called && !bare ? `${name}(` : name;
  });
}

function moduleNeedles(language: Language): readonly string[] {
  return [...modulesOf(language).keys()].flatMap((name) => [`"${name}"`, `'${name}'`, `node:${name}`]);
}
