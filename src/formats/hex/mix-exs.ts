import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { linesOf } from '../syntax/lines.ts';
import { parseTerms } from './terms.ts';
import type { GroupTerm, Term } from './terms.ts';

/** Elixir's project file, as far as its dependencies stand there as literals: it is a program and is never run. */
export const mixExs: Format = {
  id: 'mix-exs',
  ecosystem: 'hex',
  kind: 'manifest',
  files: ['mix.exs'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Read without being run: of each line the first tuple, `{:name, "~> 1.0", only: :test}`, with the lines that it goes on over.',
  parse,
};

const longestEntry = 20;

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(mixExs, path);
  let pending: { readonly line: number; source: string; count: number } | undefined;
  for (const { number: line, text: written } of linesOf(text)) {
    const trimmed = written.trim();
    const body = pending === undefined ? trimmed.replace(/^\[\s*(?=\{)/, '') : trimmed;
    if (pending === undefined && !/^\{(?:\s*:"?[a-z]|$)/.test(body)) continue;
    if (pending === undefined) pending = { line, source: body, count: 1 };
    else {
      pending.source += `\n${body}`;
      pending.count += 1;
    }
    const [term] = parseTerms(withoutComma(pending.source)).terms;
    if (term?.kind !== 'tuple' && pending.count < longestEntry && opens(pending.source)) continue;
    if (term?.kind === 'tuple') addEntry(term, { line: pending.line, endLine: line, collected });
    pending = undefined;
  }
  return collected.finish();
}

function withoutComma(source: string): string {
  return source.replace(/,\s*(?:#[^\n]*)?$/, '');
}

function opens(source: string): boolean {
  return source.split('{').length > source.split('}').length || source.split('[').length > source.split(']').length;
}

interface Context {
  readonly line: number;
  readonly endLine: number;
  readonly collected: EntryCollector;
}

/** A tuple counts as a dependency where its second part is a range, or options that name a source. */
function addEntry(term: GroupTerm, { line, endLine, collected }: Context): void {
  const [app, second, ...rest] = term.items;
  if (app?.kind !== 'atom') return;
  const range = second?.kind === 'text' ? second.value : '';
  const options = optionsOf(second?.kind === 'text' ? rest : term.items.slice(1));
  const hasSource = ['git', 'github', 'path', 'hex', 'in_umbrella', 'only'].some((key) => options.has(key));
  if ((second?.kind !== 'text' || !/[0-9]/.test(range)) && !hasSource) return;
  if (options.get('in_umbrella')?.[0] === 'true') return;
  const name = options.get('hex')?.[0] ?? app.value;
  const repository = options.get('organization')?.[0] ?? options.get('repo')?.[0];
  if (repository !== undefined && repository !== 'hexpm') {
    collected.remark('registry-address', `packages come from the repository ${echo(repository)}`, { line, name });
  }
  const facts = { name, alias: app.value, line, endLine, direct: true, scope: scopeOf(options) } as const;
  collected.requirement({ ...facts, range, origin: originOf(options) });
}

/** Keywords, as pairs of the tuple itself or in a list. Values are texts, atoms or lists of them. */
function optionsOf(terms: readonly Term[]): ReadonlyMap<string, readonly string[]> {
  const pairs = terms.flatMap((term) => (term.kind === 'list' ? term.items : [term]));
  const options = new Map<string, readonly string[]>();
  for (const pair of pairs) {
    if (pair.kind !== 'pair' || pair.key.kind !== 'atom') continue;
    const values = pair.value.kind === 'list' ? pair.value.items : [pair.value];
    options.set(
      pair.key.value,
      values.flatMap((value) => (value.kind === 'text' || value.kind === 'atom' ? [value.value] : [])),
    );
  }
  return options;
}

function scopeOf(options: ReadonlyMap<string, readonly string[]>): Scope {
  const only = options.get('only') ?? [];
  if (only.length > 0 && !only.includes('prod')) return 'dev';
  if (options.get('optional')?.[0] === 'true') return 'optional';
  return options.get('runtime')?.[0] === 'false' ? 'build' : 'runtime';
}

function originOf(options: ReadonlyMap<string, readonly string[]>): Origin | undefined {
  const [git, github, path] = ['git', 'github', 'path'].map((key) => options.get(key)?.[0]);
  if (path !== undefined) return { kind: 'path', path };
  const url = git ?? (github === undefined ? undefined : `https://github.com/${github}`);
  if (url === undefined) return undefined;
  const asked = options.get('ref')?.[0];
  const ref = options.get('tag')?.[0] ?? options.get('branch')?.[0];
  return { kind: 'git', url, ...(asked === undefined ? {} : { commit: asked }), ...(ref === undefined ? {} : { ref }) };
}
