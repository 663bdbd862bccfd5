import type { Sight } from './sights.ts';

/** Package managers, builders, version control and what unpacks archives: they do what their own arguments say, not what somebody has just downloaded. */
const tools =
  /^(?:(?:c?make|ninja|gcc|g\+\+|clang|cargo|rustc|rustup|go|dotnet|mvn|gradle|bundle|gem|composer|git|brew|node-gyp|node-gyp-build|prebuild-install|node-pre-gyp|npm|pnpm|yarn|pip3?|pipx|poetry|uv|hatch|tsc|protoc|pkg-config|xcrun|open|xdg-open|7z|gunzip|gzip|tar|unzip|xz)(?:\.cmd|\.exe)?)$/;

/** Whether a command is that of a tool which runs nothing that it is not told to. */
export function isTool(command: string): boolean {
  return tools.test(command.trim().split(/\s/, 1)[0] ?? '');
}

const quoted = /^[\w.]*\s*\(\s*\[?\s*(["'`])([^"'`]{1,80})\1/;

/** Calls that start programs, without those of tools; an import of what starts programs counts where no call was seen. */
export function startsOther<S extends Sight>(sights: readonly S[]): readonly S[] {
  const calls = sights.filter((sight) => sight.end !== undefined);
  const others = calls.filter((sight) => sight.tool !== true && !isTool(quoted.exec(sight.what)?.[2] ?? ''));
  return calls.length > 0 && others.length === 0
    ? []
    : sights.filter((sight) => sight.end === undefined || others.includes(sight));
}
