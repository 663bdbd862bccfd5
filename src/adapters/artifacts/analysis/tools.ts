import type { Sight } from './sights.ts';

/** Package managers, builders, version control and what unpacks archives: they do what their own arguments say, not what somebody has just downloaded. */
const tools =
  /^(?:(?:c?make|ninja|gcc|g\+\+|clang|cargo|rustc|rustup|go|dotnet|mvn|gradle|bundle|gem|composer|git|brew|node-gyp|node-gyp-build|prebuild-install|node-pre-gyp|npm|pnpm|yarn|pip3?|pipx|poetry|uv|hatch|tsc|protoc|pkg-config|xcrun|open|xdg-open|7z|gunzip|gzip|tar|unzip|xz)(?:\.cmd|\.exe)?)$/;

/** Arguments that make a tool run a program it is given: `npm exec`, `go run`, `git -c core.sshCommand=…`, `tar --to-command=…`. */
const runsGiven =
  /^(?:exec|dlx|run|--to-command(?:=.*)?|--use-compress-program(?:=.*)?|--checkpoint-action(?:=.*)?|--upload-pack(?:=.*)?|--receive-pack(?:=.*)?|core\.\w+=.*|(?:alias|diff|filter|credential|protocol)\..*=.*)$/i;
/** Who is told this does what the file behind it says. */
const obeys = /^(?:(?:c?make|ninja|gradle|mvn|composer|open|xdg-open)(?:\.cmd|\.exe)?|add|i|install|restore)$/;
const file = /^(?:\.{1,2}[/\\].|~?[/\\].|[a-z]:[/\\]|file:|git\+|https?:)|\.(?:gem|tar\.gz|tgz|whl)$/i;
/** The place behind one of these is where to look or to put things, not what to install or build. */
const placing =
  /^(?:--(?:cache|cache-dir|config|cwd|dir|extra-index-url|index-url|prefix|registry|root|target|userconfig)|-[BCSirt])$/;
/** Of these the one that is opened by a browser is nobody's program. */
const page = /^https?:/i;

/** Whether a command, which may be a line of a shell, is that of tools alone which run nothing that they are not told to. */
export function isTool(command: string): boolean {
  if (/`|\$\(/.test(command)) return false;
  const parts = command.replaceAll(/\d?>&\d/g, '').split(/[;&|\n]+/);
  const programs = parts.map((part) => part.trim()).filter((part) => part !== '' && !part.startsWith('cd '));
  return programs.length > 0 && programs.every((part) => tools.test(part.split(/\s/, 1)[0] ?? '') && !isGiven(part));
}

/** Whether words tell a tool to run a program or a file that it is given; `npm run` runs what the project itself says. */
function isGiven(text: string): boolean {
  const words = text.split(/[\s"'`,()[\]]+/).filter((word) => word !== '');
  const own = words.some((word) => /^(?:npm|pnpm|yarn|composer)(?:\.cmd)?$/.test(word));
  if (words.some((word) => runsGiven.test(word) && !(own && word === 'run'))) return true;
  const at = words.findIndex((word) => obeys.test(word));
  if (at === -1) return false;
  const opens = /^(?:xdg-)?open/.test(words[at] ?? '');
  return words.some(
    (word, i) => i > at && file.test(word) && !placing.test(words[i - 1] ?? '') && !(opens && page.test(word)),
  );
}

const quoted = /^[\w.]*\s*\(\s*\[?\s*(["'`])([^"'`]{1,80})\1/;

/** Calls that start programs, without those of tools; an import of what starts programs counts where no call was seen. */
export function startsOther<S extends Sight>(sights: readonly S[]): readonly S[] {
  const calls = sights.filter((sight) => sight.end !== undefined);
  const isOther = ({ tool, what }: S): boolean =>
    (tool !== true && !isTool(quoted.exec(what)?.[2] ?? '')) || isGiven(what);
  const others = calls.filter(isOther);
  return calls.length > 0 && others.length === 0
    ? []
    : sights.filter((sight) => sight.end === undefined || others.includes(sight));
}
