import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';

/** Coverage tools and tracers start themselves in child processes this way; what the module does is told apart. */
const askWhy =
  'Ask why the package must start with the interpreter, and read the module that it loads; keep the release before until that is explained.';

/** A file that the interpreter runs at every start, without any import. */
export const startupHookAdded = defineSignal({
  id: 'startup-hook-added',
  title: 'Runs at every interpreter start',
  why: 'A `.pth` file with code or a sitecustomize module runs whenever Python starts, whether or not the package is used: litellm 1.82.8 and the hades wave hid there.',
  remedy:
    'Do not merge. Keep the release before; on machines that installed this one look for the file and rotate what it could read.',
  severity: 'critical',
  confidence: 'high',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    const hooks = archive?.startupHooks ?? [];
    if (archive === undefined || hooks.length === 0) return [];
    const added = hooks.filter((hook) => hook.isNew);
    const shown = added.length > 0 ? added : hooks;
    const fact = `${listed(shown.map((hook) => hook.path))} runs at every interpreter start`;
    const because1 = shown
      .slice(0, 5)
      .map((hook) => because('archive', `${quote(hook.path)}: ${quote(hook.evidence)}`));
    if (archive.before === undefined) return [{ message: `${fact}.`, because: because1, severity: 'medium' }];
    if (added.length > 0) {
      const ownOnly = added.every((hook) => hook.loadsOwn === true);
      const loads = ownOnly ? ' and loads a module of the package' : '';
      const level = ownOnly ? ({ severity: 'high', remedy: askWhy } as const) : {};
      return [{ message: `Adds a file: ${fact}${loads}.`, because: because1, ...level }];
    }
    return [{ message: `Changes a file: ${fact}.`, because: because1, severity: 'high', confidence: 'medium' }];
  },
});
