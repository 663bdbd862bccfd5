import type { GuardrailKind, GuardrailSetting } from '../domain/guardrail.ts';
import { linesOf } from '../formats/syntax/lines.ts';
import { switchSetting, type GuardrailReader, type SettingDraft } from './guardrail.ts';

/** How an install command protects or does not: the words that make it one, and the words that hold it to the lockfile. */
interface InstallRule {
  readonly tool: string;
  readonly install: readonly (readonly string[])[];
  readonly frozen: readonly string[];
  /** Commands that are frozen by themselves. */
  readonly always: readonly (readonly string[])[];
}

const rules: readonly InstallRule[] = [
  {
    tool: 'npm',
    install: [
      ['npm', 'install'],
      ['npm', 'i'],
    ],
    frozen: [],
    always: [
      ['npm', 'ci'],
      ['npm', 'clean-install'],
    ],
  },
  {
    tool: 'pnpm',
    install: [
      ['pnpm', 'install'],
      ['pnpm', 'i'],
    ],
    frozen: ['--frozen-lockfile'],
    always: [],
  },
  { tool: 'yarn', install: [['yarn', 'install']], frozen: ['--frozen-lockfile', '--immutable'], always: [] },
  { tool: 'bun', install: [['bun', 'install']], frozen: ['--frozen-lockfile'], always: [['bun', 'ci']] },
  { tool: 'uv', install: [['uv', 'sync']], frozen: ['--frozen', '--locked'], always: [] },
  {
    tool: 'pip',
    install: [
      ['pip', 'install', '-r'],
      ['pip3', 'install', '-r'],
    ],
    frozen: ['--require-hashes'],
    always: [],
  },
  {
    tool: 'cargo',
    install: [
      ['cargo', 'build'],
      ['cargo', 'test'],
      ['cargo', 'install'],
    ],
    frozen: ['--locked', '--frozen'],
    always: [],
  },
  { tool: 'dotnet', install: [['dotnet', 'restore']], frozen: ['--locked-mode'], always: [] },
];

/** Environment settings by which a build switches a tool's own checks off. */
const weakening: readonly { readonly word: string; readonly kind: GuardrailKind; readonly tool: string }[] = [
  { word: 'GONOSUMDB', kind: 'hash-checking', tool: 'go' },
  { word: 'GONOSUMCHECK', kind: 'hash-checking', tool: 'go' },
  { word: 'GOINSECURE', kind: 'tls-verification', tool: 'go' },
  { word: 'GOFLAGS=-insecure', kind: 'tls-verification', tool: 'go' },
  { word: 'GOSUMDB=off', kind: 'hash-checking', tool: 'go' },
  { word: 'NODE_TLS_REJECT_UNAUTHORIZED=0', kind: 'tls-verification', tool: 'npm' },
  { word: '--trusted-host', kind: 'tls-verification', tool: 'pip' },
];

const mostLines = 20_000;
const longestLine = 4_000;

/**
 * Install commands of CI workflows, images and build files: whether each is held to its lockfile and runs without scripts. One setting a tool
 * and protection, with the strength of the weakest command, so that a new unprotected command beside a protected one counts.
 */
export const ciInstalls: GuardrailReader = {
  id: 'ci-installs',
  files: [
    '.github/workflows/*.yml',
    '.github/workflows/*.yaml',
    'Dockerfile',
    'Dockerfile.*',
    '*.Dockerfile',
    'Containerfile',
    'Makefile',
    'action.yml',
    'action.yaml',
  ],
  read: (text, path) => {
    const weakest = new Map<string, GuardrailSetting>();
    for (const { text: line, number } of linesOf(text)) {
      if (number > mostLines) break;
      if (line.length > longestLine) continue;
      for (const { tool, ...draft } of settingsOf(line, number)) {
        const key = `${tool} ${draft.kind} ${draft.key}`;
        const earlier = weakest.get(key);
        if (!earlier || (draft.strength ?? 0) < (earlier.strength ?? 0)) weakest.set(key, { ...draft, path, tool });
      }
    }
    return [...weakest.values()];
  },
};

function settingsOf(line: string, number: number): readonly (SettingDraft & { readonly tool: string })[] {
  const trimmed = line.trim();
  if (trimmed.startsWith('#')) return [];
  const found: (SettingDraft & { readonly tool: string })[] = [];
  for (const command of trimmed.split(/&&|\|\||;/)) {
    const words = command.split(/\s+/).filter((word) => word !== '');
    for (const rule of rules) found.push(...installOf(rule, words, number));
  }
  for (const { word, kind, tool } of weakening) {
    if (!trimmed.replaceAll(/\s*[:=]\s*["']?/g, '=').includes(word)) continue;
    found.push({ ...switchSetting(kind, word, { value: word, line: number, protects: false, byDefault: true }), tool });
  }
  return found;
}

function installOf(
  rule: InstallRule,
  words: readonly string[],
  line: number,
): readonly (SettingDraft & { readonly tool: string })[] {
  const always = rule.always.some((command) => standsIn(words, command));
  const installs = always || rule.install.some((command) => standsIn(words, command));
  if (!installs) return [];
  const frozen = always || rule.frozen.some((flag) => words.includes(flag));
  const value = words.slice(0, 12).join(' ').slice(0, 160);
  const key = `${rule.tool} install`;
  const setting = switchSetting('frozen-install', key, { value, line, protects: frozen, byDefault: true });
  const scripts = words.includes('--ignore-scripts')
    ? [
        {
          ...switchSetting('scripts-blocked', `${key} --ignore-scripts`, {
            value,
            line,
            protects: true,
            byDefault: false,
          }),
          tool: rule.tool,
        },
      ]
    : [];
  return [{ ...setting, tool: rule.tool }, ...scripts];
}

/** Whether the words of a command stand one after the other, its first two adjacent, further ones anywhere behind. */
function standsIn(words: readonly string[], command: readonly string[]): boolean {
  const [first = '', second = '', ...rest] = command;
  return words.some((word, i) => {
    const name = word.slice(word.lastIndexOf('/') + 1);
    return name === first && words[i + 1] === second && rest.every((part) => words.slice(i + 2).includes(part));
  });
}
