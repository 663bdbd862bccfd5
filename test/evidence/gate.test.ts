import { gateOf } from '../../src/evidence/gate.ts';

/** A task that ends when it is told to. */
function task(name: string, log: string[]) {
  const end = Promise.withResolvers<void>();
  const run = async () => {
    log.push(name);
    await end.promise;
  };
  return { run, end: end.resolve };
}

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets so many tasks run at a time, in the order in which they came', async () => {
    const log: string[] = [];
    const gate = gateOf(2);
    const tasks = ['a', 'b', 'c', 'd'].map((name) => task(name, log));
    const all = Promise.all(tasks.map((one) => gate.pass(one.run)));
    await turn();
    expect(log).toEqual(['a', 'b']);
    tasks[1]?.end();
    await turn();
    expect(log).toEqual(['a', 'b', 'c']);
    for (const one of tasks) one.end();
    await all;
    expect(log).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives a turn to the next when a task fails', async () => {
    const gate = gateOf(1);
    const failed = gate.pass(async () => await Promise.reject(new Error('boom')));
    const next = gate.pass(async () => 'ran');
    await expect(failed).rejects.toThrow('boom');
    expect(await next).toBe('ran');
  });

  it('keeps tasks behind another gate back for as long as one waits there', async () => {
    const log: string[] = [];
    const first = gateOf(1);
    const second = gateOf(5, first);
    const [a, b] = [task('a', log), task('b', log)];
    const ahead = [first.pass(a.run), first.pass(b.run)];
    const behind = second.pass(async () => void log.push('behind'));
    await turn();
    expect(log).toEqual(['a']);
    a.end();
    await turn();
    expect(log).toEqual(['a', 'b', 'behind']);
    b.end();
    await Promise.all([...ahead, behind]);
  });
});
