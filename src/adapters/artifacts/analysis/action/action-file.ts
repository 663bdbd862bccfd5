import type { InstallHook } from '../../../../domain/facts.ts';
import { at, itemsOf, text as textOf, type Tree } from '../../../../formats/syntax/tree.ts';
import { parseYaml } from '../../../../formats/syntax/yaml.ts';
import { shown } from '../../unpack/show.ts';

/** The text of a step that a composite action hands to a shell or to an interpreter. */
export interface StepText {
  /** By which the step of two releases is the same one: its name or id, else its number. */
  readonly key: string;
  /** File ending of the language. */
  readonly ending: string;
  readonly text: string;
  /** Line of the action's file on which the text begins, from 1. */
  readonly line: number;
  /** The folder of the action is where it runs. */
  readonly inActionFolder: boolean;
}

/** What an action's file says that it runs. Paths are as written, from the action's folder. */
export interface ActionFile {
  /** Node programs: `main`, `pre`, `post`. */
  readonly programs: readonly { readonly field: string; readonly path: string }[];
  /** Scripts that a container starts instead of its own entry point. */
  readonly entrypoints: readonly { readonly field: string; readonly path: string }[];
  /** The Dockerfile that is built, where the image is no published one. */
  readonly dockerfile: string | undefined;
  readonly steps: readonly StepText[];
  /** Actions of the same repository that steps use. */
  readonly locals: readonly string[];
  readonly hooks: readonly InstallHook[];
}

const mostSteps = 200;
const longestPath = 300;
/** `pre` and `post` run before and after the job's own steps; the entry points do so for containers. */
const programFields = ['pre', 'main', 'post'];
const entrypointFields = ['pre-entrypoint', 'entrypoint', 'post-entrypoint'];

/** Reads an `action.yml`; undefined where it is no map with `runs`. Source: GitHub's metadata syntax for actions. */
export function readActionFile(text: string): ActionFile | undefined {
  const parsed = parseYaml(text, { maxAliases: 500 });
  const runs = parsed.ok ? at(parsed.value[0], 'runs') : undefined;
  if (runs?.kind !== 'map') return undefined;
  const programs = fieldsOf(runs, programFields);
  const entrypoints = fieldsOf(runs, entrypointFields);
  const image = textOf(at(runs, 'image'));
  const steps = itemsOf(at(runs, 'steps')).slice(0, mostSteps);
  const used = steps.flatMap((step) => textOf(at(step, 'uses')) ?? []);
  return {
    programs,
    entrypoints,
    dockerfile: image === undefined || image.startsWith('docker://') ? undefined : image,
    steps: stepTexts(steps),
    locals: used.flatMap((name) => (/^(?:\.|\$)\//.test(name) ? [name.slice(2)] : [])),
    hooks: [
      ...[...programs, ...entrypoints].map(({ field, path }) => hook(field, path)),
      ...(image === undefined ? [] : [hook('image', image)]),
      ...used.map((name) => hook('uses', name)),
    ],
  };
}

function fieldsOf(runs: Tree, fields: readonly string[]): readonly { field: string; path: string }[] {
  return fields.flatMap((field) => {
    const path = textOf(at(runs, field));
    return path === undefined || path === '' || path.length > longestPath ? [] : [{ field, path }];
  });
}

function hook(field: string, command: string): InstallHook {
  return { kind: `runs.${field}`, command: shown(command, longestPath) };
}

function stepTexts(steps: readonly Tree[]): readonly StepText[] {
  const taken = new Map<string, number>();
  return steps.flatMap((step, number) => {
    const script = scriptOf(step);
    if (script === undefined) return [];
    const name = textOf(at(step, 'id')) ?? textOf(at(step, 'name')) ?? `${number + 1}`;
    const base = name.replaceAll(/[^\w .-]/g, '_').slice(0, 60);
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    const folder = textOf(at(step, 'working-directory')) ?? '';
    return [{ ...script, key: count === 1 ? base : `${base} ${count}`, inActionFolder: actionPath.test(folder) }];
  });
}

/** The folder of an action as its steps name it. */
export const actionPath = /\$\{\{\s{0,8}github\.action_path\s{0,8}\}\}|\$\{?GITHUB_ACTION_PATH\b\}?/i;

/** A step's `run`, or the program that is handed to github-script. */
function scriptOf(step: Tree): Pick<StepText, 'ending' | 'text' | 'line'> | undefined {
  const run = at(step, 'run');
  const written = textOf(run);
  if (run !== undefined && written !== undefined)
    return { ending: endingOf(textOf(at(step, 'shell')) ?? 'bash'), text: written, line: run.line };
  const script = at(step, 'with', 'script');
  const program = textOf(script);
  const uses = textOf(at(step, 'uses')) ?? '';
  if (script === undefined || program === undefined || !/\/github-script(?:@|$)/i.test(uses)) return undefined;
  return { ending: 'js', text: program, line: script.line };
}

/** `shell` names an interpreter, or a command with `{0}` for the script's file. */
function endingOf(shell: string): string {
  const name = /[\w-]+$/.exec(shell.trim().split(/\s/, 1)[0] ?? '')?.[0].toLowerCase() ?? '';
  if (name.startsWith('python')) return 'py';
  if (name === 'pwsh' || name === 'powershell') return 'ps1';
  if (name === 'node' || name === 'bun' || name === 'deno') return 'js';
  if (name === 'ruby') return 'rb';
  return name === 'cmd' ? 'bat' : 'sh';
}
