import { segment } from '../fields.ts';

/** Scoped names keep their slash encoded, as npm's own clients ask. */
export function packagePath(name: string): string {
  return name.startsWith('@') ? `@${segment(name.slice(1))}` : segment(name);
}
