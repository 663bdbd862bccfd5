import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { baseNameOf } from '../paths.ts';
import type { ShellText } from '../syntax/shell.ts';
import { parseJson } from '../syntax/json.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { readScript } from './install-commands.ts';
import { notebookScripts } from './notebook-scripts.ts';
import { ScriptValues } from './script-values.ts';
import { mayInstall, scriptFiles, scriptKindOf } from './script-files.ts';
import { scriptsOf } from './scripts-of.ts';
import { yamlScripts } from './yaml-scripts.ts';

const maxAliases = 500;

/** What workflows, images, build files and scripts install past every manifest: in CI, with the secrets that are there. */
export const hiddenInstalls: Format = {
  id: 'hidden-installs',
  ecosystem: 'generic',
  kind: 'manifest',
  files: Object.values(scriptFiles).flat(),
  recognises: (text, path) => (text === '' ? hasNoOtherReader(path) : mayInstall(text, path)),
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'partly', lines: 'yes', requiredBy: 'no' },
  note: 'Commands that install or fetch and run packages (pip, uv, pipx, npm, npx, pnpm, yarn, bun, go, cargo, gem, composer, dotnet, conda, brew, docker run and pull, curl into a shell) in workflows, Dockerfiles, Makefiles, scripts, notebooks and Compose files. Nothing is run: names that a variable holds are left out, versions that one holds stay as written.',
  parse,
};

/** A file that cannot be decoded comes here as an empty text: where no other format says so, this one does. */
function hasNoOtherReader(path: string): boolean {
  const kind = scriptKindOf(path);
  return (
    kind === 'makefile' || kind === 'just' || (kind === 'shell' && !/\.(?:ba)?sh$/.test(path)) || isNamedScript(path)
  );
}

function isNamedScript(path: string): boolean {
  return ['install.sh', 'setup.sh', 'bootstrap.sh'].includes(baseNameOf(path));
}

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(hiddenInstalls, path);
  const reading = { collected, scope: 'build' as const, values: new ScriptValues() };
  for (const script of scriptsIn(text, path, collected)) readScript(script, reading);
  return collected.finish();
}

function scriptsIn(text: string, path: string, collected: EntryCollector): readonly ShellText[] {
  const kind = scriptKindOf(path);
  if (kind === 'notebook') return notebookScripts(documentOf(parseJson(text), collected));
  if (kind !== 'yaml') return scriptsOf(kind, text);
  const isCompose = /^(?:docker-)?compose\b/.test(baseNameOf(path));
  const parsed = parseYaml(text, { maxAliases });
  // A workflow or Compose file that is no YAML is named so by the format that reads its images and actions.
  if (!parsed.ok && (isCompose || /(?:^|\/)action\.ya?ml$|\.github\/workflows\//.test(path))) return [];
  return yamlScripts(documentOf(parsed, collected) ?? [], isCompose);
}
