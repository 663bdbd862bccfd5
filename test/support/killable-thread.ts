/** The inside of `killable.ts`: calls what it is asked to call. */
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../src/domain/error.ts';

const module: unknown = await import(String(workerData));

parentPort?.on('message', ({ name, given }: { readonly name: string; readonly given: readonly unknown[] }) => {
  parentPort?.postMessage(outcomeOf(name, given), []);
});
parentPort?.postMessage('ready', []);

function outcomeOf(name: string, given: readonly unknown[]) {
  try {
    const called: unknown = Reflect.get(Object(module), name);
    if (typeof called !== 'function') return { ended: 'badly', message: `there is no function ${name}` };
    return { ended: 'well', value: Reflect.apply(called, undefined, given) as unknown };
  } catch (error) {
    return { ended: 'badly', message: messageOf(error) };
  }
}
