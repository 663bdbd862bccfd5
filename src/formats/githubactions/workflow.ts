import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { collectImage } from '../docker/image.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../syntax/lines.ts';
import { at, describe, itemsOf, member, membersOf, text as textOf, type Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { collectUses } from './uses.ts';

const maxAliases = 500;

/** Workflows and composite actions: what runs in CI with the repository's secrets. */
export const githubWorkflow: Format = {
  id: 'github-workflow',
  ecosystem: 'githubactions',
  kind: 'manifest',
  files: ['.github/workflows/*.yml', '.github/workflows/*.yaml', 'action.yml', 'action.yaml', '*.yml', '*.yaml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'partly', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Steps, reusable workflows, job containers, services and images of workflows and actions, with the comment that claims a commit’s tag.',
  recognises: (text, path) => isWorkflowPath(path) || looksLikeWorkflow(text),
  parse,
};

function isWorkflowPath(path: string): boolean {
  return (
    path.startsWith('.github/workflows/') || path.includes('/.github/workflows/') || /(?:^|\/)action\.ya?ml$/.test(path)
  );
}

/** A YAML file of another name is a workflow when `jobs:` stands at its margin with what only a workflow has. */
function looksLikeWorkflow(text: string): boolean {
  let [jobs, runs] = [false, false];
  for (const { text: line, number } of linesOf(text)) {
    if (number > 5_000 || (jobs && runs)) break;
    jobs ||= /^jobs\s*:\s*(?:#.*)?$/.test(line);
    runs ||= /^\s+(?:- )?(?:runs-on|steps|uses)\s*:/.test(line);
  }
  return jobs && runs;
}

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(githubWorkflow, path);
  const documents = documentOf(parseYaml(text, { maxAliases }), collected);
  const context: Context = { collected, lines: [...linesOf(text)].map((line) => line.text) };
  for (const document of documents ?? []) {
    for (const [, job] of membersOf(at(document, 'jobs'))) readJob(job.value, context);
    readSteps(at(document, 'runs', 'steps'), context);
    const image = member(at(document, 'runs'), 'image');
    const written = textOf(image?.value);
    if (image && written?.startsWith('docker://'))
      collectImage(written.slice('docker://'.length), collected, { line: image.line });
  }
  return collected.finish();
}

interface Context {
  readonly collected: EntryCollector;
  readonly lines: readonly string[];
}

function readJob(job: Tree, context: Context): void {
  if (job.kind !== 'map') return;
  readUses(job, context);
  readSteps(at(job, 'steps'), context);
  readImage(member(job, 'container')?.value, context);
  for (const [, service] of membersOf(at(job, 'services'))) readImage(service.value, context);
}

function readSteps(steps: Tree | undefined, context: Context): void {
  for (const step of itemsOf(steps)) readUses(step, context);
}

function readUses(holder: Tree, { collected, lines }: Context): void {
  const uses = member(holder, 'uses');
  if (!uses) return;
  const value = textOf(uses.value);
  if (value === undefined) {
    collected.unreadable(`uses: is ${describe(uses.value)}, not the name of an action`, uses.line);
    return;
  }
  const line = uses.value.line;
  collectUses(value, collected, { line, comment: commentAfter(lines[line - 1] ?? '', value) });
}

/** The comment behind a value on its line: what claims which tag a commit is. */
function commentAfter(line: string, value: string): string | undefined {
  const start = line.indexOf(value);
  const hash = start < 0 ? -1 : line.indexOf(' #', start + value.length);
  return hash < 0
    ? undefined
    : line
        .slice(hash + 2)
        .replace(/^[#\s]+/, '')
        .trim()
        .slice(0, 200);
}

/** `container: image` or `container: { image }`. Expressions are known only when the job runs. */
function readImage(tree: Tree | undefined, { collected }: Context): void {
  const image = tree?.kind === 'map' ? member(tree, 'image')?.value : tree;
  const written = textOf(image);
  if (!image || written === undefined || written === '') return;
  if (written.includes('${{'))
    collected.remark('weak-pin', 'an image is known only when the job runs', { line: image.line });
  else collectImage(written, collected, { line: image.line });
}
