import { baseNameOf } from '../paths.ts';

/** How commands stand in a file. */
export type ScriptKind = 'dockerfile' | 'just' | 'makefile' | 'notebook' | 'procfile' | 'powershell' | 'shell' | 'yaml';

/** Files whose name says that commands stand in them; names that many other files have are told by their text. */
export const scriptFiles: Readonly<Record<ScriptKind, readonly string[]>> = {
  dockerfile: ['Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.dockerfile', 'Containerfile', 'Containerfile.*'],
  just: ['justfile', 'Justfile', '.justfile'],
  makefile: ['Makefile', 'makefile', 'GNUmakefile', 'Makefile.*', '*.mk'],
  notebook: ['*.ipynb'],
  procfile: ['Procfile', 'Procfile.*'],
  powershell: ['install.ps1', 'setup.ps1', 'bootstrap.ps1', 'scripts/*.ps1', '*.ps1'],
  shell: [
    'bootstrap.sh',
    'build.sh',
    'ci.sh',
    'docker-entrypoint.sh',
    'entrypoint.sh',
    'init.sh',
    'install.sh',
    'install-*.sh',
    'install_*.sh',
    'post-create.sh',
    'postCreate.sh',
    'postinstall.sh',
    'provision.sh',
    'setup.sh',
    'setup-*.sh',
    'setup_*.sh',
    '.devcontainer/*.sh',
    '.github/**/*.sh',
    '.husky/*',
    'bin/setup',
    'ci/*.sh',
    'script/bootstrap',
    'script/setup',
    'scripts/*.sh',
    '*.bash',
    '*.sh',
  ],
  yaml: [
    '.github/workflows/*.yml',
    '.github/workflows/*.yaml',
    'action.yml',
    'action.yaml',
    '.circleci/config.yml',
    '.drone.yml',
    '.gitlab-ci.yml',
    '.gitpod.yml',
    '.readthedocs.yaml',
    '.readthedocs.yml',
    '.travis.yml',
    '.woodpecker.yml',
    'Taskfile.yaml',
    'Taskfile.yml',
    'azure-pipelines.yaml',
    'azure-pipelines.yml',
    'bitbucket-pipelines.yml',
    'compose.yaml',
    'compose.yml',
    'docker-compose.yaml',
    'docker-compose.yml',
  ],
};

/** Which kind of file a path that matches one of the globs is. */
export function scriptKindOf(path: string): ScriptKind {
  const name = baseNameOf(path);
  if (/(?:^|\.)(?:Docker|Container)file(?:\.|$)|\.dockerfile$/.test(name)) return 'dockerfile';
  if (/^\.?justfile$/i.test(name)) return 'just';
  if (/^(?:GNUm|m|M)akefile(?:\.|$)|\.mk$/.test(name)) return 'makefile';
  if (/^Procfile(?:\.|$)/.test(name)) return 'procfile';
  if (name.endsWith('.ipynb')) return 'notebook';
  if (name.endsWith('.ps1')) return 'powershell';
  return /\.ya?ml$/.test(name) ? 'yaml' : 'shell';
}

/** A word that some installing command begins with. What holds none of them installs nothing that we read. */
const installers =
  /(?:^|[^A-Za-z0-9_])(?:pip[x3]?|PIP|python[3.0-9]*|PYTHON[3]?|py|uvx?|UVX?|np[mx]|NP[MX]|pnp[mx]|yarn|bunx?|go|GO|cargo|CARGO|gem|composer|dotnet|brew|conda|mamba|micromamba|poetry|pdm|docker|podman|nerdctl|curl|wget|iwr|irm|iex|Invoke-WebRequest|Invoke-RestMethod|huggingface-cli|hf|vllm)(?![A-Za-z0-9_])/;

/** A cell of a notebook hands a line that begins so to a shell or to an installer. */
const magic = /"[ \t]{0,40}(?:!|%)/;

/** Whether a text may hold a command that installs something. */
export function mayInstall(text: string, path: string): boolean {
  return installers.test(text) && (scriptKindOf(path) !== 'notebook' || magic.test(text));
}
