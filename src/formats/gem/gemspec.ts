import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { callsOf } from './ruby-calls.ts';

/** A gem's own specification, as far as its lines are literals: it is a program and is never run. */
export const gemspec: Format = {
  id: 'gemspec',
  ecosystem: 'gem',
  kind: 'manifest',
  files: ['*.gemspec'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Read without being run: gems whose name is put together are remarks.',
  parse,
};

const methods = new Set(['add_dependency', 'add_runtime_dependency', 'add_development_dependency']);

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(gemspec, path);
  for (const { method, texts, isFirstLiteral, line, endLine } of callsOf(text, methods)) {
    const [name, ...ranges] = texts;
    if (name === undefined || !isFirstLiteral) {
      collected.remark('runs-code-of-repository', 'a gem whose name is put together when the file is run', { line });
      continue;
    }
    const scope = method === 'add_development_dependency' ? 'dev' : 'runtime';
    collected.requirement({ name, range: ranges.join(', '), line, endLine, scope, direct: true });
  }
  return collected.finish();
}
