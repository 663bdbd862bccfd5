import type { InstallHook } from '../../../domain/facts.ts';
import type { Draft } from './combine.ts';
import { lookAt } from './look.ts';
import { shown } from '../unpack/show.ts';

/** Hooks that were not there before or say something else now. */
export function newHooks(after: readonly InstallHook[], before: readonly InstallHook[]): readonly InstallHook[] {
  const old = new Set(before.map((hook) => `${hook.kind}\n${hook.command ?? ''}`));
  return after.filter((hook) => !old.has(`${hook.kind}\n${hook.command ?? ''}`));
}

const installsOthers =
  /\b(?:npm|pnpm|yarn|bun|npx|pnpx|bunx|pip3?|pipx|uvx?|gem|cargo)\s+(?:-\w+\s+)?(?:install|i|add|dlx|exec)\s+(?!--?\w+\s*$)[^\s;&|]|\bnpx\s+(?:-\S+\s+)*[@\w]/;
const inline = /\b(?:node|python3?|ruby|php|perl|bun|deno)\s+(?:eval\s+)?(?:-e|-c|-p|-r|--eval)\s+(.{1,4000})/s;

/** What the text of a hook itself does: as a shell command, and the program in it that is handed to an interpreter. */
export function draftsOfHook(hook: InstallHook): readonly Draft[] {
  const command = hook.command ?? '';
  if (
    command === '' ||
    hook.kind === 'autoload.files' ||
    hook.kind === 'composer-plugin' ||
    hook.kind === 'entry-point' ||
    hook.kind.startsWith('runs.')
  )
    return [];
  const drafts = look(command, 'hook.sh').filter((draft) => draft.kind !== 'process' && draft.kind !== 'obfuscation');
  if (installsOthers.test(command)) {
    drafts.push({
      kind: 'download-and-run',
      at: 0,
      evidence: `the hook installs something else: ${shown(command, 100)}`,
      subject: 'hook installs',
    });
  }
  const program = inline.exec(command)?.[1];
  if (program !== undefined)
    drafts.push(
      ...look(program.replaceAll('\\"', '"').replace(/^["']/, ''), /\bpython/.test(command) ? 'hook.py' : 'hook.js'),
    );
  return drafts.map((draft) => ({ ...draft, at: 0 }));
}

function look(text: string, path: string): readonly Draft[] {
  const language = path.endsWith('.sh') ? 'shell' : path.endsWith('.py') ? 'python' : 'javascript';
  return lookAt({ path, language, bytes: Buffer.from(text), added: undefined }).drafts;
}
