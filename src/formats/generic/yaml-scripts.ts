import type { ShellText } from '../syntax/shell.ts';
import { itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { quoted } from './dockerfile-scripts.ts';

/** Keys under which CI systems, task runners and Compose keep commands. */
const commandKeys = new Set([
  'after_install',
  'after_script',
  'bash',
  'before',
  'before_install',
  'before_script',
  'cmd',
  'cmds',
  'command',
  'commands',
  'entrypoint',
  'init',
  'install',
  'prebuild',
  'powershell',
  'pwsh',
  'run',
  'script',
  'sh',
  'post_create_environment',
  'post_install',
  'pre_build',
  'pre_create_environment',
  'pre_install',
  'post_checkout',
  'post_build',
]);

/** A list under one of these is one command in words, not several commands. */
const argumentKeys = new Set(['command', 'entrypoint']);

/** Shells whose language is like enough to a POSIX shell's to find commands in it. */
const readableShell = /^(?:ba|da|k|z)?sh\b|^pwsh\b|^powershell\b|^cmd\b/;

/** The commands that the documents of a YAML file hold. */
export function yamlScripts(documents: readonly Tree[], isCompose: boolean): readonly ShellText[] {
  const scripts: ShellText[] = [];
  for (const document of documents) walk(document, { scripts, isCompose });
  return scripts;
}

interface Walk {
  readonly scripts: ShellText[];
  readonly isCompose: boolean;
}

function walk(tree: Tree, into: Walk): void {
  if (tree.kind === 'list') for (const item of tree.items) walk(item, into);
  if (tree.kind !== 'map') return;
  const shell = textOf(tree.members.get('shell')?.value) ?? 'sh';
  for (const [key, { value }] of membersOf(tree)) {
    if (!commandKeys.has(key)) walk(value, into);
    else if (readableShell.test(shell)) commands(key, value, into);
  }
}

function commands(key: string, value: Tree, into: Walk): void {
  const { scripts, isCompose } = into;
  if (value.kind === 'scalar') add(value, scripts);
  else if (value.kind === 'list' && isCompose && argumentKeys.has(key)) {
    const words = value.items.map((item) => quoted(textOf(item) ?? ''));
    scripts.push({ text: words.join(' '), line: value.line });
  } else {
    for (const item of itemsOf(value)) {
      if (item.kind === 'scalar') add(item, scripts);
      else if (item.kind === 'list') commands(key, item, into);
      else walk(item, into);
    }
    if (value.kind === 'map') walk(value, into);
  }
}

function add(value: Tree, scripts: ShellText[]): void {
  const text = textOf(value);
  if (text !== undefined && text !== '') scripts.push({ text, line: value.line });
}
