import { normaliseGoVersion } from '../../ecosystems/golang.ts';
import type { EntryCollector } from '../collect.ts';
import { resolveInRepository } from '../paths.ts';
import { echo } from '../syntax/echo.ts';
import type { GoDirective } from './go-directives.ts';

/** `replace old [version] => new [version]`. Without a new version the right side is a folder. */
export interface GoReplacement {
  readonly oldPath: string;
  readonly oldVersion: string | undefined;
  readonly newPath: string;
  readonly newVersion: string | undefined;
  readonly line: number;
}

/** Reads a `replace` directive; undefined where it has another shape. */
export function replacementOf({ words, line }: GoDirective): GoReplacement | undefined {
  const arrow = words.indexOf('=>');
  const [oldPath, oldVersion, ...moreOld] = words.slice(0, arrow);
  const [newPath, newVersion, ...moreNew] = words.slice(arrow + 1);
  if (arrow < 1 || oldPath === undefined || newPath === undefined || moreOld.length + moreNew.length > 0)
    return undefined;
  return { oldPath, oldVersion, newPath, newVersion, line };
}

/** Replacements by what they replace; for all versions of a module the key has no version. */
export type GoReplacements = ReadonlyMap<string, GoReplacement>;

/** Makes replacements findable. Of two for the same module and version the last counts; Go refuses such files. */
export function indexReplacements(replacements: readonly GoReplacement[]): GoReplacements {
  return new Map(replacements.map((replacement) => [keyOf(replacement.oldPath, replacement.oldVersion), replacement]));
}

/** The replacement that holds for a required module; one for this very version goes before one for all. */
export function replacementFor(replacements: GoReplacements, path: string, version: string): GoReplacement | undefined {
  return replacements.get(keyOf(path, version)) ?? replacements.get(keyOf(path, undefined));
}

function keyOf(path: string, version: string | undefined): string {
  return version === undefined ? path : `${path} ${normaliseGoVersion(version)}`;
}

/** Says what a reviewer must know: that other code is built than the name tells, and from where. */
export function remarkReplacement(replacement: GoReplacement, file: string, collected: EntryCollector): void {
  const { oldPath, newPath, newVersion, line } = replacement;
  const about = { line, name: oldPath };
  if (newVersion !== undefined) {
    if (newPath === oldPath) return;
    const message = `${echo(oldPath)} is built from ${echo(newPath)} ${echo(newVersion)}`;
    collected.remark('alias-of-other-package', message, about);
    return;
  }
  collected.remark('alias-of-other-package', `${echo(oldPath)} is built from the folder ${echo(newPath)}`, about);
  if (resolveInRepository(file, newPath) !== undefined) return;
  collected.remark('path-outside-repository', `its folder ${echo(newPath)} leaves the repository`, about);
}
