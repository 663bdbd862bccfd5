import { defineSignal } from './define-signal.ts';
import { commandOf, hooksOf, ofKinds, scriptKinds } from './reading/hooks.ts';
import { quote } from './reading/say.ts';

/** The install script of a package that always had one says something else. */
export const installScriptChanged = defineSignal({
  id: 'install-script-changed',
  title: 'Install script changed',
  why: 'Where a script is expected nobody looks at it: nx kept its postinstall and pointed it at a new file that gathered tokens.',
  remedy: 'Read the new command and the file it starts, in the archive.',
  severity: 'medium',
  confidence: 'high',
  needs: ['release', 'previousRelease'],
  uses: ['archive'],
  detect: ({ release, previousRelease, archive, because }) => {
    if (release === undefined || previousRelease === undefined) return [];
    const after = hooksOf(release, archive, 'after');
    const before = hooksOf(previousRelease, archive, 'before');
    if (after === undefined || before === undefined)
      return { inconclusive: 'neither registry nor archive tells the install scripts' };
    const [scripts, had] = [ofKinds(after, scriptKinds), ofKinds(before, scriptKinds)];
    if (had.length === 0) return [];
    const old = new Map(had.map((hook) => [hook.kind, commandOf(hook)]));
    const commands = new Set(old.values());
    return scripts
      .filter((hook) => old.get(hook.kind) !== commandOf(hook) && hook.command !== undefined)
      .map((hook) => {
        const was = old.get(hook.kind);
        const moved = was === undefined && commands.has(commandOf(hook));
        const same = was !== undefined && startsTheSame(was, commandOf(hook));
        const fact = `${hook.kind} is now \`${quote(commandOf(hook))}\`${was === undefined ? '' : `, was \`${quote(was)}\``}`;
        return {
          message: `${fact}.`,
          because: [because('release', fact)],
          severity: moved || same ? 'low' : 'medium',
        } as const;
      });
  },
});

/** Words of a command that do no more than start a script of the package and look away when it fails. */
const startingWords: ReadonlySet<string> = new Set(
  'c catch const e empty err error eval ignore ignored import js let mjs cjs node r require return then true try var void'.split(
    ' ',
  ),
);
const localScript = /(?:\.{1,2}\/)?(?:[\w-]+\/)*[\w-]*(?:install|setup|build|prepare)[\w-]*(?:\.[cm]?js)?/g;

/** Both commands start the same script files of the package, and neither does anything else. */
function startsTheSame(before: string, after: string): boolean {
  const [was, is] = [scriptsOf(before), scriptsOf(after)];
  return was !== undefined && was === is;
}

function scriptsOf(command: string): string | undefined {
  if (command.length > 500) return undefined;
  const bare = command.replaceAll(/\/\*[^*]{0,200}\*\//g, ' ');
  const scripts = new Set(
    [...bare.matchAll(localScript)].map(([path]) => path.replace(/^\.\//, '').replace(/\.[cm]?js$/, '')),
  );
  const rest = bare.replaceAll(localScript, ' ').match(/[A-Za-z_$][\w$]*|https?:|[|&;`$<>]{2}/g) ?? [];
  return scripts.size === 0 || rest.some((word) => !startingWords.has(word))
    ? undefined
    : [...scripts].toSorted().join(' ');
}
