import type { GuardrailSetting } from '../domain/guardrail.ts';
import { startedBy } from '../formats/generic/command-words.ts';
import { scriptFiles, scriptKindOf } from '../formats/generic/script-files.ts';
import { scriptsOf } from '../formats/generic/scripts-of.ts';
import { yamlScripts } from '../formats/generic/yaml-scripts.ts';
import { shellCommands, type ShellCommand, type ShellText } from '../formats/syntax/shell.ts';
import { membersOf, type Tree } from '../formats/syntax/tree.ts';
import { parseYaml } from '../formats/syntax/yaml.ts';
import { configuredBy } from './ci-commands.ts';
import { installsOf } from './ci-holds.ts';
import { variableSettings, type ToolDraft } from './ci-variables.ts';
import type { GuardrailReader } from './guardrail.ts';

/** Names that say by themselves that commands stand in the file. */
const named = Object.values(scriptFiles)
  .flat()
  .filter((glob) => !/^\*\.[a-z0-9]+$/.test(glob));

/** Keys under which CI systems and Compose keep variables. */
const variableKeys: ReadonlySet<string> = new Set(['env', 'environment', 'variables']);
const maxAliases = 500;
const mostSettings = 2_000;
/** Commands and variables are few; a file of this length holds something else, or wants to be slow to read. */
const longest = 400_000;

/**
 * What workflows, images, build files and scripts do to protections: whether each install command is held to its lockfile and runs without
 * scripts, and what variables, configuring commands and options switch off or lead elsewhere.
 */
export const ciInstalls: GuardrailReader = {
  id: 'ci-installs',
  files: named,
  read: (text, path) => {
    if (text.length > longest) return [];
    const { scripts, variables, inCi } = contentOf(text, path);
    const drafts = [...variables, ...scripts.flatMap((script) => draftsOf(script, inCi))];
    return drafts.slice(0, mostSettings).map((draft): GuardrailSetting => ({ ...bypassing(draft), path }));
  },
};

function contentOf(text: string, path: string) {
  const kind = scriptKindOf(path);
  switch (kind) {
    case 'yaml':
      return yamlContent(text, path);
    case 'dockerfile':
    case 'just':
    case 'makefile':
    case 'powershell':
    case 'procfile':
    case 'shell':
      return { scripts: scriptsOf(kind, text), variables: [], inCi: false };
    default:
      return { scripts: [], variables: [], inCi: false };
  }
}

function yamlContent(text: string, path: string) {
  const isCompose = /(?:^|\/)(?:docker-)?compose\./.test(path);
  const parsed = parseYaml(text, { maxAliases });
  const documents = parsed.ok ? parsed.value : [];
  const scripts = yamlScripts(documents, isCompose);
  return { scripts, variables: documents.flatMap(variablesIn), inCi: !isCompose };
}

function variablesIn(tree: Tree): readonly ToolDraft[] {
  if (tree.kind === 'list') return tree.items.flatMap(variablesIn);
  return [...membersOf(tree)].flatMap(([key, { value }]) => {
    if (!variableKeys.has(key)) return variablesIn(value);
    return [...membersOf(value)].flatMap(([name, entry]) =>
      entry.value.kind === 'scalar'
        ? variableSettings({ section: '', key: name, value: String(entry.value.value), line: entry.line })
        : variablesIn(entry.value),
    );
  });
}

/** A heredoc of an image is a script of its own. */
function draftsOf(script: ShellText, inCi: boolean): readonly ToolDraft[] {
  return shellCommands(script).flatMap((command) => {
    const inner = command.words.length === 0 && command.input !== undefined ? draftsOf(command.input, inCi) : [];
    return [...inner, ...assignmentsOf(command), ...startedOf(command, inCi)];
  });
}

const assignment = /^([A-Za-z_][A-Za-z0-9_]{0,100})=(.*)$/s;

/** `A=b command`, `export A=b`, `ENV A=b`, and what is printed into the environment of the steps that follow. */
function assignmentsOf({ words, outputs, line }: ShellCommand): readonly ToolDraft[] {
  const first = words.findIndex(({ text }) => !assignment.test(text));
  const before = first === -1 ? words : words.slice(0, first);
  const tool = words[first]?.text ?? '';
  const passes = tool === 'export' || (tool === 'echo' && outputs.some((file) => file.includes('GITHUB_ENV')));
  return [...before, ...(passes ? words.slice(first + 1) : [])].flatMap((word) => {
    const [, key = '', value = ''] = assignment.exec(word.text.slice(0, 2_000)) ?? [];
    return key === '' ? [] : variableSettings({ section: '', key, value, line: word.line || line });
  });
}

function startedOf(command: ShellCommand, inCi: boolean): readonly ToolDraft[] {
  const started = startedBy(command.words);
  if (started === undefined) return [];
  const given = { ...started, args: started.args.map(({ text }) => text), line: command.line, inCi };
  return [...installsOf(given), ...configuredBy(given)];
}

/** An age of nothing that a build sets goes past the repository's own. */
function bypassing(draft: ToolDraft): ToolDraft {
  return draft.kind === 'release-age' && draft.strength === 0 ? { ...draft, strengthWhenAbsent: 1 } : draft;
}
