import type { ChangedFile } from '../../src/review/ports.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { withScripts } from '../../src/review/scripts.ts';
import { evidence, fact, now, release } from '../support/build.ts';

const newHook = evidence({ release: release({ hooks: fact([{ kind: 'postinstall', command: 'node x.js' }]) }) });
const request = {
  subject: { base: 'a', head: 'b' },
  now,
  clockFixed: true,
  files: [],
  problems: [],
  policy: { policy: defaultPolicy, source: 'default', problems: [] },
};

function text(path: string, content: string): ChangedFile {
  const side = { bytes: Buffer.from(content) };
  return { path, before: side, after: side };
}

describe('withScripts', () => {
  it('asks for the unchanged settings only where an install script came', async () => {
    const asked: (readonly string[])[] = [];
    const unchanged = (paths: readonly string[]) => {
      asked.push(paths);
      return Promise.resolve([text('package.json', '{"allowScripts": {}}')]);
    };
    const [quiet] = await withScripts([evidence()], request, { unchanged });
    expect(quiet?.scripts).toBeUndefined();
    expect(asked).toEqual([]);
    const [loud] = await withScripts([newHook], request, { unchanged });
    expect(asked).toEqual([['.npmrc', 'package.json']]);
    expect(loud?.scripts).toEqual({ runs: 'no', why: 'allowScripts of package.json does not list it' });
  });

  it('takes the changed settings of the pull request for what they become', async () => {
    const unchanged = (paths: readonly string[]) =>
      Promise.resolve(paths.includes('package.json') ? [text('package.json', '{}')] : []);
    const files = [{ ...text('package.json', '{"allowScripts": {"quiet": true}}'), before: undefined }];
    const [loud] = await withScripts([newHook], { ...request, files }, { unchanged });
    expect(loud?.scripts?.runs).toBe('yes');
  });

  it('cannot tell when the settings cannot be had', async () => {
    const [loud] = await withScripts([newHook], request, { unchanged: () => Promise.resolve([]) });
    expect(loud?.scripts).toEqual({ runs: 'unknown' });
  });

  it.each<[string, readonly ChangedFile[] | undefined]>([
    ['did not come', undefined],
    [
      'is a link',
      [
        {
          path: '.npmrc',
          before: undefined,
          after: { problem: { code: 'unreadable-file', message: '', path: '.npmrc' } },
        },
      ],
    ],
    ['is too large', [text('.npmrc', 'a'.repeat(2 * 1024 * 1024 + 1))]],
  ])('takes no list for the last word where a setting beside it %s', async (_why, more) => {
    const files = [text('package.json', '{"allowScripts": {}}')];
    const [loud] = await withScripts([newHook], { ...request, files }, { unchanged: () => Promise.resolve(more) });
    expect(loud?.scripts).toEqual({ runs: 'unknown' });
  });
});
