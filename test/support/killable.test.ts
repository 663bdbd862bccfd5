import { openKillable } from './killable.ts';
import type { Killable } from './killable.ts';

describe('openKillable', () => {
  let thread: Killable;

  beforeEach(async () => {
    thread = await openKillable(new URL('./slow-patterns.ts', import.meta.url));
  });
  afterEach(() => thread.close());

  it('gives what the function returns', async () => {
    expect(await thread.call('anchored', 'aaaa')).toEqual({ ended: 'well', value: true });
  });

  it('says why a function failed, and goes on', async () => {
    expect(await thread.call('missing')).toEqual({ ended: 'badly', message: 'there is no function missing' });
    expect(await thread.call('anchored', 'b')).toEqual({ ended: 'well', value: false });
  });

  it('kills a pattern that backtracks without end', async () => {
    await thread.close();
    thread = await openKillable(new URL('./slow-patterns.ts', import.meta.url), 200);
    expect(await thread.call('backtracking', `${'a'.repeat(60)}b`)).toEqual({ ended: 'killed' });
  });
});
