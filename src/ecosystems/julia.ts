import type { Ecosystem } from './ecosystem.ts';
import { every, some } from './versions/comparators.ts';
import { satisfiesCargo } from './versions/cargo.ts';
import { looseSemver, satisfiesLoose } from './versions/loose-semver.ts';

/** Julia's packages: Semantic Versioning; a bare version in `[compat]` means the caret, a comma means "or". */
export const julia: Ecosystem = {
  ...looseSemver,
  id: 'julia',
  osv: 'Julia',
  normalise: (name) => name,
  satisfies,
  registryHosts: ['pkg.julialang.org'],
};

function satisfies(version: string, range: string): boolean | undefined {
  const alternatives = range.split(',').map((part) => {
    const trimmed = part.trim();
    return /^[<>]/.test(trimmed) ? satisfiesLoose(version, trimmed) : satisfiesCargo(version, trimmed);
  });
  const isInterval = /^\s*[<>]/.test(range);
  return isInterval ? every(alternatives) : some(alternatives);
}
