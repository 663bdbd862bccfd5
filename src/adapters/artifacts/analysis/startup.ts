import type { ArchiveDelta } from '../../../domain/facts.ts';
import { shown } from '../unpack/show.ts';
import type { Side } from './side.ts';

type StartupHook = ArchiveDelta['startupHooks'][number];

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
    found.push({ path, evidence: shown(code.split('\n')[0] ?? '', 160), isNew: old === undefined });
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
