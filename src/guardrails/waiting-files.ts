import type { GuardrailSetting } from '../domain/guardrail.ts';

/** Files in which a package manager is told to wait. */
const names = [
  '.bundle/config',
  '.npmrc',
  '.yarnrc.yml',
  'Gemfile',
  'bunfig.toml',
  'package.json',
  'pip.conf',
  'pnpm-workspace.yaml',
  'poetry.toml',
  'pyproject.toml',
  'uv.toml',
];

const mostFolders = 10;

/** Where the package managers of the folders that these settings of an update bot are about would say how long they wait. */
export function waitingFiles(cooldowns: readonly GuardrailSetting[]): readonly string[] {
  const folders = new Set(['', ...cooldowns.map(folderOf)]);
  return [...folders].slice(0, mostFolders).flatMap((folder) => names.map((name) => folder + name));
}

/** Dependabot's settings are named `npm /web default-days`. */
function folderOf({ tool, key }: GuardrailSetting): string {
  const directory = tool === 'dependabot' ? (key.split(' ')[1] ?? '') : '';
  const bare = directory.replace(/^\/{1,5}/, '').replace(/\/{1,5}$/, '');
  return bare === '' || bare.includes('*') ? '' : `${bare}/`;
}
