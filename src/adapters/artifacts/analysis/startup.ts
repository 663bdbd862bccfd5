import type { StartupHook } from '../../../domain/facts.ts';
import { shown } from '../unpack/show.ts';
import type { Side } from './side.ts';

/**
 * Files that Python runs at every start: `.pth` files with an import line (LiteLLM 2026), sitecustomize and
 * usercustomize. Only new ones and those whose code changed. Source: documentation of the module `site`.
 */
export function startupHooks(after: Side, before: Side | undefined): readonly StartupHook[] {
  const found: StartupHook[] = [];
  for (const [key, bytes] of after.manifests) {
    const code = startupCode(key, bytes);
    if (code === undefined) continue;
    const old = before?.manifests.get(key);
    if (old !== undefined && startupCode(key, old) === code) continue;
    const path = after.files.get(key)?.path ?? key;
    const loadsOwn = key.endsWith('.pth') && loadsOnly(code, (module) => isModule(after, module));
    const evidence = shown(code.split('\n')[0] ?? '', 160);
    found.push({ path, evidence, isNew: old === undefined, ...(loadsOwn ? { loadsOwn } : {}) });
  }
  const root = after.kind === 'wheel' ? after.files.get('__init__.py') : undefined;
  if (root !== undefined && !before?.files.has('__init__.py')) {
    found.push({ path: root.path, evidence: '__init__.py beside all other packages', isNew: true });
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What of a file the interpreter runs at its start; undefined where nothing. */
export function startupCode(key: string, bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const name = key.slice(key.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'sitecustomize.py' || name === 'usercustomize.py') return text.trim() === '' ? undefined : text;
  if (!name.endsWith('.pth')) return undefined;
  const lines = text.split(/\r?\n|\r/).filter((line) => /^import[ \t]/.test(line));
  return lines.length === 0 ? undefined : lines.join('\n');
}

const guard = String.raw`(?:os\.environ\.get\((["'])\w+\1\)|os\.getenv\((["'])\w+\2\)) and `;
const load = new RegExp(String.raw`^(?:${guard})?__import__\((["'])([\w.]+)\3\)(?:\.\w+){0,3}(?:\(\))?$`);
const imports = /^import\s+([\w.]+(?:\s*,\s*[\w.]+)*)$/;

/**
 * Whether the lines import nothing but `os`, `sys` and modules of the package and call at most one function of such a module without arguments: how
 * coverage tools and tracers start themselves in child processes. What that module does is looked at as code that runs at every start.
 */
function loadsOnly(code: string, isOwn: (module: string) => boolean): boolean {
  return code.split('\n').every((line) =>
    line.split(';').every((statement) => {
      const text = statement.trim();
      const names = imports.exec(text)?.[1]?.split(',') ?? [];
      if (names.length > 0) return names.every((name) => /^\s*(?:os|sys)\s*$/.test(name) || isOwn(name.trim()));
      return isOwn(load.exec(text)?.[4] ?? '');
    }),
  );
}

function isModule(side: Side, module: string): boolean {
  const path = module.replaceAll('.', '/');
  return side.files.has(`${path}.py`) || side.files.has(`${path}/__init__.py`);
}
