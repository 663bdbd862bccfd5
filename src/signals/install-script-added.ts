import type { InstallHook } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { isNewName } from './reading/change.ts';
import { bornAt } from './reading/history.ts';
import { commandOf, hooksOf, ofKinds, scriptKinds } from './reading/hooks.ts';
import { listed, quote } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';

const youngDays = 30;

/** A release that runs a script when installed, where the one before did not. */
export const installScriptAdded = defineSignal({
  id: 'install-script-added',
  title: 'Install script added',
  why: 'A new install script is how most npm compromises start: it runs on every machine that installs, before any code is used.',
  remedy:
    'Read the script in the archive. Block install scripts in this repository and allow the package by exact version if it truly needs one.',
  severity: 'high',
  confidence: 'high',
  needs: ['release', 'previousRelease'],
  uses: ['archive', 'history'],
  detect: ({ release, previousRelease, archive, history, change, now, scripts: own, because }) => {
    if (release === undefined) return [];
    const after = hooksOf(release, archive, 'after');
    if (after === undefined) return { inconclusive: 'neither registry nor archive tells the install scripts' };
    const scripts = ofKinds(after, scriptKinds);
    if (scripts.length === 0) return [];
    const age = daysBetween(bornAt(history), now);
    if (previousRelease === undefined) {
      const young = isNewName(change) && age !== undefined && age < youngDays;
      const fact = `Runs ${sayHooks(scripts)} when installed`;
      return [{ message: `${fact}.`, because: [because('release', fact)], severity: young ? 'high' : 'low' }];
    }
    const before = hooksOf(previousRelease, archive, 'before');
    if (before === undefined) return { inconclusive: 'the install scripts of the release before are not known' };
    const isYoung = isNewName(change) && age !== undefined && age < youngDays;
    if (ofKinds(before, scriptKinds).length > 0) {
      if (!isYoung) return [];
      const fact = `A package of this month that runs ${sayHooks(scripts)} when installed`;
      return [{ message: `${fact}.`, because: [because('release', fact)] }];
    }
    const fact = `Adds ${sayHooks(scripts)}; ${quote(previousRelease.version)} ran none`;
    if (own.runs !== 'no') return [{ message: `${fact}.`, because: [because('release', fact)] }];
    return [
      {
        message: `${fact}. This repository would not run it: ${own.why}.`,
        because: [because('release', fact)],
        severity: 'medium',
      },
    ];
  },
});

function sayHooks(hooks: readonly InstallHook[]): string {
  return listed(hooks.map((hook) => (commandOf(hook) === '' ? hook.kind : `${hook.kind} \`${commandOf(hook)}\``)));
}
