import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { listed } from './reading/say.ts';

/** Commands that people and scripts call without a path. */
const wellKnown: ReadonlySet<string> = new Set(
  (
    'awk bash brew bun cargo cat chmod cmake composer cp curl deno docker dotnet echo gcc gem gh git go grep helm java kubectl ' +
    'ln ls make mv mvn nano node npm npx openssl pip pip3 pipx pnpm powershell python python3 rm ruby rustc scp sed sh ssh sudo ' +
    'tar terraform uv uvx vim wget yarn yarnpkg zsh'
  ).split(' '),
);

/** A release that newly puts a well-known command's name on the path. */
export const shadowedCommand = defineSignal({
  id: 'shadowed-command',
  title: 'Takes a well-known command’s name',
  why: 'Package folders often come first on the path: a package that installs a `git` or `node` runs instead of the real one.',
  remedy: 'Do not install it where scripts rely on that command.',
  severity: 'high',
  confidence: 'medium',
  needs: ['release'],
  uses: ['popularity', 'previousRelease'],
  detect: ({ release, previousRelease, change, because }) => {
    if (release === undefined) return [];
    if (release.commands.state === 'unknown') return { inconclusive: release.commands.reason };
    const had = new Set(valueOf(previousRelease?.commands) ?? []);
    const own = change.name.slice(change.name.lastIndexOf('/') + 1).toLowerCase();
    const taken = (valueOf(release.commands) ?? []).filter((c) => wellKnown.has(c) && !had.has(c) && c !== own);
    if (taken.length === 0) return [];
    const fact = `Installs a command named ${listed(taken)}`;
    return [{ message: `${fact}.`, because: [because('release', fact)] }];
  },
});
