import { defineSignal } from './define-signal.ts';
import { quote } from './reading/say.ts';

const buildFile = 'binding.gyp';

/** A `binding.gyp` that was not there: npm runs node-gyp for it without any script in package.json. */
export const nativeBuildAdded = defineSignal({
  id: 'native-build-added',
  title: 'Native build file added',
  why: 'npm runs node-gyp for a package that merely contains a binding.gyp, and its command expansions run a shell: the phantom-gyp wave needed no install script.',
  remedy: 'Read the binding.gyp in the archive; look for `<!(…)`, which runs a command.',
  severity: 'high',
  confidence: 'high',
  ecosystems: ['npm'],
  needs: ['archive'],
  detect: ({ archive, because }) => {
    if (archive === undefined) return [];
    const hook = archive.hooks.after.find((h) => h.kind === buildFile);
    const file = archive.added.find((f) => baseOf(f.path) === buildFile);
    const had = archive.hooks.before.some((h) => h.kind === buildFile);
    if ((hook === undefined && file === undefined) || had) return [];
    const command = hook?.command ?? '';
    const runs = command.includes('<!');
    const where = file === undefined ? buildFile : quote(file.path);
    const fact = runs ? `${where} runs a command: \`${quote(command)}\`` : `${where} makes the installer compile`;
    if (archive.before === undefined && !runs)
      return [{ message: `${fact}.`, because: [because('archive', fact)], severity: 'low' }];
    if (hook === undefined) {
      // The manifest says `gypfile: false`, or an install script stands in its place and is reported for itself.
      const idle = `${where} is there; nothing runs it by itself`;
      return [{ message: `${idle}.`, because: [because('archive', idle)], severity: 'low' }];
    }
    return [{ message: `${fact}.`, because: [because('archive', fact)], severity: runs ? 'critical' : 'high' }];
  },
});

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
