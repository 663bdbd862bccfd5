import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { realTimer } from '../adapters/http/real-timer.ts';
import { openReadingPool } from '../adapters/reading/pool.ts';
import { openSources } from '../adapters/open-sources.ts';
import { advisoryFile, chosenRoots, nameClaims, namesFolder, ownRegistries } from '../app/service-roots.ts';
import { readSettings, withRegistries } from '../app/settings.ts';
import { LockwardenError } from '../domain/error.ts';
import type { Decision } from '../domain/verdict.ts';
import type { PolicyInForce } from '../review/ports.ts';
import { review } from '../review/review.ts';
import { withIncludes } from '../review/with-includes.ts';
import { changedFilesOfFolders } from './change-of-folders.ts';
import { changedFilesOfGit } from './change-of-git.ts';
import { instantOf } from './clock.ts';
import { textOption, type Io, type Run } from './io.ts';
import { exits } from './main.ts';
import { openOwnerMemory } from './owner-memory.ts';
import { policyFor } from './policy.ts';
import { render, renderingOf } from './render.ts';
import { isWanted, type FoundChange } from './found-change.ts';

/** Milliseconds for all evidence of one review on the command line. */
const budgetMs = 120_000;

/** `lockwarden review`: reviews a change between two commits, two folders, or a commit and the working tree. */
export const reviewChange: Run = async (_args, options, io) => {
  const rendering = renderingOf(options);
  const settings = await withRegistries(readSettings());
  const { now, fixed } = instantOf(textOption(options, 'now'), settings.now);
  const change = await changeOf(options, io);
  const policy = await policyFor({
    file: textOption(options, 'policy'),
    folder: io.folder,
    base: change.policy,
    commit: change.subject.base,
  });
  const reader = openReadingPool();
  const sources = await openSources({
    roots: chosenRoots(settings),
    advisoryFile: advisoryFile(settings),
    namesFolder: namesFolder(settings),
    offline: options['offline'] === true,
    now: () => now,
  });
  const memory = await openOwnerMemory(settings, { past: fixed, io });
  try {
    const { from, bothSides } = change;
    const included = await withIncludes<never>(filesFor(change, policy), { reader, from, bothSides });
    const { report, gathered } = await review(
      { subject: change.subject, now, clockFixed: fixed, files: included.files, problems: included.problems, policy },
      {
        reader,
        sources: sources.all,
        ...(sources.second === undefined ? {} : { second: sources.second }),
        ...(memory === undefined ? {} : { owners: memory.owners }),
        registries: ownRegistries(settings),
        claims: nameClaims(settings),
        internalNames: settings.internalNames,
        timer: realTimer,
        budgetMs,
        progress: (step) => progress(step, io),
      },
    );
    const target = textOption(options, 'saveEvidence');
    if (target !== undefined) await writeFile(resolve(io.folder, target), `${JSON.stringify(gathered)}\n`);
    io.out(render(report, rendering, io));
    return exitOf(report.verdict.decision);
  } finally {
    await Promise.all([reader.close(), sources.close(), memory?.close()]);
  }
};

function filesFor({ files }: FoundChange, { policy }: PolicyInForce): FoundChange['files'] {
  return policy.readsCode ? files : files.filter(({ path }) => isWanted(path));
}

/** What a verdict ends the command with. */
export function exitOf(decision: Decision): number {
  if (decision === 'block') return exits.block;
  return decision === 'incomplete' ? exits.incomplete : exits.pass;
}

async function changeOf(options: Readonly<Record<string, unknown>>, io: Io): Promise<FoundChange> {
  const [before, after] = [textOption(options, 'before'), textOption(options, 'after')];
  const [base, head] = [textOption(options, 'base'), textOption(options, 'head')];
  if ((before === undefined) !== (after === undefined))
    throw new LockwardenError('usage', '--before and --after go together');
  if (before === undefined || after === undefined) return changedFilesOfGit(io.folder, { base, head });
  if (base !== undefined || head !== undefined)
    throw new LockwardenError('usage', 'name either two folders or two commits');
  return changedFilesOfFolders(resolve(io.folder, before), resolve(io.folder, after));
}

function progress(step: string, io: Io): void {
  if (io.interactive) io.err(`lockwarden: ${step}\n`);
}
