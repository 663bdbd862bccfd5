import type { Route, Routes } from './context.ts';
import { routes } from './routes.ts';

export interface Matched {
  readonly operation: string;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly operation: string;
  readonly route: Route;
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Parameters that may hold slashes. */
const wide = new Set(['basehead', 'path', 'ref', 'tree_sha']);

const table: readonly Compiled[] = compile(routes);

function compile(all: Routes): readonly Compiled[] {
  const compiled = Object.entries(all).map(([operation, route]) => {
    const [method = '', template = ''] = operation.split(' ');
    const names: string[] = [];
    const source = template.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return wide.has(name) ? '(.+)' : '([^/]+)';
    });
    return { operation, route, method, pattern: new RegExp(`^${source}$`), names };
  });
  // Fixed words win over parameters: the longer literal part first.
  return compiled.sort((a, b) => literal(b.operation) - literal(a.operation));
}

function literal(operation: string): number {
  return operation.replace(/\{\w+\}/g, '').length;
}

export function match(method: string, path: string): Matched | undefined {
  for (const one of table) {
    if (one.method !== method) continue;
    const found = one.pattern.exec(path);
    if (found === null) continue;
    const params = one.names.map((name, index) => [name, safelyDecoded(found[index + 1] ?? '')]);
    return { operation: one.operation, route: one.route, params: Object.fromEntries(params) as Record<string, string> };
  }
  return undefined;
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
