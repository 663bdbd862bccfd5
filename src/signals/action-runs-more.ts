import type { InstallHook } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

/** What an action's file newly names to be run: before or after the job's steps, from a published image, from other people's actions. */
export const actionRunsMore = defineSignal({
  id: 'action-runs-more',
  title: 'Action runs something besides',
  why: 'What an action’s file names runs with the job’s secrets, also what no step of the workflow shows: tj-actions fell through an action that it used itself.',
  remedy:
    'Read the action’s file as of the new commit; pin what it takes from elsewhere by commit or digest where you can.',
  severity: 'medium',
  confidence: 'high',
  ecosystems: ['githubactions'],
  needs: ['archive'],
  detect: ({ archive, change, because }): readonly Draft[] => {
    if (archive?.before === undefined) return [];
    const { before, after } = archive.hooks;
    const facts = [
      ...aroundTheJob(before, after),
      ...image(before, after),
      ...used(before, after, ownerOf(change.name)),
    ];
    return facts.map(({ fact, ...level }) => ({ message: `${fact}.`, because: [because('archive', fact)], ...level }));
  },
});

interface Said extends Pick<Draft, 'severity' | 'confidence'> {
  readonly fact: string;
}

type Hooks = readonly InstallHook[];

function aroundTheJob(before: Hooks, after: Hooks): readonly Said[] {
  const had = new Set(before.map(({ kind }) => kind));
  return after
    .filter(({ kind }) => around.has(kind) && !had.has(kind))
    .map(({ kind, command = '' }) => ({
      fact: `Runs ${quote(command)} ${around.get(kind)}, which the version before did not`,
      // To save a cache or to clean up is what most do after a job.
      severity: kind.startsWith('runs.post') ? ('low' as const) : ('medium' as const),
    }));
}

const around: ReadonlyMap<string, string> = new Map([
  ['runs.pre', 'before the steps of the job'],
  ['runs.pre-entrypoint', 'before the container starts'],
  ['runs.post', 'after the steps of the job'],
  ['runs.post-entrypoint', 'after the container has ended'],
]);

/** An image that somebody published holds what no source shows; one that moves to another repository is another one. */
function image(before: Hooks, after: Hooks): readonly Said[] {
  const [was, is] = [before, after].map((hooks) => hooks.find(({ kind }) => kind === 'runs.image')?.command);
  if (was === undefined || is === undefined || !is.startsWith('docker://')) return [];
  if (!was.startsWith('docker://'))
    return [{ fact: `Runs the published image ${quote(is)}, where it built ${quote(was)}` }];
  return imageName(was) === imageName(is) ? [] : [{ fact: `Runs the image ${quote(is)}, where it ran ${quote(was)}` }];
}

function imageName(image: string): string {
  const [name = ''] = image.slice('docker://'.length).split('@', 1);
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}

/** Actions of people from whom it took none before. */
function used(before: Hooks, after: Hooks, own: string): readonly Said[] {
  const uses = (hooks: Hooks): readonly string[] =>
    hooks.flatMap(({ kind, command = '' }) => (kind === 'runs.uses' && /^[\w.-]+\//.test(command) ? [command] : []));
  const known = new Set([own, ...uses(before).map(ownerOf)]);
  const added = [...new Set(uses(after))].filter((name) => !name.startsWith('./') && !known.has(ownerOf(name)));
  if (added.length === 0) return [];
  const isPinned = added.every((name) => /@[0-9a-f]{40}$/.test(name) || /^(?:actions|github)\//.test(name));
  return [{ fact: `Uses ${listed(added)} itself`, severity: isPinned ? 'low' : 'medium', confidence: 'medium' }];
}

function ownerOf(name: string): string {
  return (name.split('/', 1)[0] ?? '').toLowerCase();
}
