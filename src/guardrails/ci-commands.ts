import { bundlerSettings } from './bundler.ts';
import type { Run } from './ci-holds.ts';
import { variableSettings, type ToolDraft } from './ci-variables.ts';
import { composerSwitch } from './composer.ts';
import { switchSetting, type SettingDraft } from './guardrail.ts';
import type { IniLine } from './ini.ts';
import { npmSettings } from './npmrc.ts';
import { pipSettings } from './pip.ts';
import { settingTree } from './setting-tree.ts';
import { yarnSettings } from './yarnrc.ts';

/** What commands that configure a tool, and the options of its other commands, do to protections. */
export function configuredBy(run: Run): readonly ToolDraft[] {
  switch (run.tool) {
    case 'npm':
    case 'pnpm':
      return as('npm', npmSettings([...configured(run), ...options(run, npmValued)].filter(isNoCommandFlag)));
    case 'bun':
      return as('bun', npmSettings(options(run, npmValued).filter(({ key }) => key === 'registry')));
    case 'yarn':
      return as('yarn', [
        ...configured(run).flatMap(({ key, value, line }) => yarnSettings(settingTree(key, value, line))),
        ...npmSettings(options(run, npmValued).filter(({ key }) => key === 'registry')),
      ]);
    case 'pip':
    case 'uv':
      return as(
        run.tool,
        [...configured(run), ...options(run, pipValued)].map(pipLine).filter(isPipOption).flatMap(pipSettings),
      );
    case 'bundle':
    case 'bundler':
      return as(
        'bundler',
        [...configured(run), ...options(run, ['cooldown']).filter(({ key }) => key === 'cooldown')]
          .map(bundlerLine)
          .flatMap(bundlerSettings),
      );
    case 'composer':
      return as(
        'composer',
        configured(run).flatMap(({ key, value, line }) => composerSwitch(key, value, line)),
      );
    case 'git':
      return as('git', gitSettings(run));
    case 'go':
      return run.args[0] === 'env' && run.args[1] === '-w'
        ? pairs(run.args.slice(2), run.line).flatMap(variableSettings)
        : [];
    default:
      return [];
  }
}

function as(tool: string, drafts: readonly SettingDraft[]): readonly ToolDraft[] {
  return drafts.map((draft) => ({ ...draft, tool }));
}

/** `config set key value`, `config set key=value`, `set key value`, Bundler's and Composer's `config key value`. */
function configured({ tool, args, line }: Run): readonly IniLine[] {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const isSet = words[0] === 'config' && words[1] === 'set';
  const isShort =
    (tool === 'npm' && words[0] === 'set') ||
    (words[0] === 'config' && (tool.startsWith('bundle') || tool === 'composer'));
  return isSet ? pairs(words.slice(2), line) : isShort ? pairs(words.slice(1), line) : [];
}

function pairs(words: readonly string[], line: number): readonly IniLine[] {
  if (words.some((word) => word.includes('=') && !word.includes('://')) || words[0]?.includes('=') === true)
    return words.flatMap((word) => {
      const equals = word.indexOf('=');
      return equals < 1 ? [] : [{ section: '', key: word.slice(0, equals), value: word.slice(equals + 1), line }];
    });
  const [key, value] = words;
  return key === undefined || value === undefined ? [] : [{ section: '', key, value, line }];
}

const npmValued = ['allow-file', 'allow-git', 'allow-remote', 'min-release-age', 'minimum-release-age', 'registry'];
const pipValued = [
  'allow-insecure-host',
  'default-index',
  'extra-index-url',
  'find-links',
  'index',
  'index-url',
  'trusted-host',
  'uploaded-prior-to',
];
const shortOptions: Readonly<Record<string, string>> = { '-f': 'find-links', '-i': 'index-url' };

/** `--key=value`, `--key value` for those named, `--no-key`, `--key`. */
function options({ tool, args, line }: Run, valued: readonly string[]): readonly IniLine[] {
  const isPython = tool === 'pip' || tool === 'uv';
  return args.flatMap((arg, i) => {
    const short = isPython && Object.hasOwn(shortOptions, arg) ? shortOptions[arg] : undefined;
    if (short === undefined && !arg.startsWith('--')) return [];
    const equals = arg.indexOf('=');
    const key = short ?? arg.slice(2, equals < 0 ? undefined : equals).replace(/^config\./, '');
    if (equals >= 0) return [{ section: '', key, value: arg.slice(equals + 1), line }];
    if (valued.includes(key)) return [{ section: '', key, value: args[i + 1] ?? '', line }];
    return key.startsWith('no-')
      ? [{ section: '', key: key.slice(3), value: 'false', line }]
      : [{ section: '', key, value: 'true', line }];
  });
}

/** Flags of installs are read with the command that they belong to. */
function isNoCommandFlag({ key }: IniLine): boolean {
  return !['frozen-lockfile', 'ignore-scripts', 'package-lock'].includes(key);
}

const pipNames: Readonly<Record<string, string>> = {
  'allow-insecure-host': 'trusted-host',
  'default-index': 'index-url',
  index: 'extra-index-url',
};

/** `global.index-url`, and uv's words for pip's. */
function pipLine(row: IniLine): IniLine {
  const bare = row.key.slice(row.key.indexOf('.') + 1);
  return { ...row, key: Object.hasOwn(pipNames, bare) ? (pipNames[bare] ?? bare) : bare };
}

function isPipOption({ key, value }: IniLine): boolean {
  if (key.endsWith('index-url') || key === 'find-links') return value.includes('://');
  return key === 'trusted-host' || key === 'uploaded-prior-to';
}

function bundlerLine(row: IniLine): IniLine {
  return { ...row, key: `BUNDLE_${row.key.toUpperCase().replaceAll('.', '__').replaceAll('-', '_')}` };
}

function gitSettings({ args, line }: Run): readonly SettingDraft[] {
  const words = args.map((arg) => arg.toLowerCase());
  const at = words.findIndex((word) => word.startsWith('http.') && word.includes('sslverify'));
  const value = at === -1 ? '' : (words[at]?.split('=')[1] ?? words[at + 1] ?? '');
  const isOff = value === 'false' || value === '0';
  return isOff
    ? [switchSetting('tls-verification', 'http.sslVerify', { value, line, protects: false, byDefault: true })]
    : [];
}
