import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContent } from '../../src/cli/folder.ts';

describe('readContent', () => {
  let place: string;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'lockwarden-folder-'));
    mkdirSync(join(place, 'repository', 'inside'), { recursive: true });
    mkdirSync(join(place, 'elsewhere'));
    writeFileSync(join(place, 'elsewhere', 'secret.txt'), 'token');
    writeFileSync(join(place, 'repository', 'inside', 'a.txt'), 'a==1');
    symlinkSync('../elsewhere', join(place, 'repository', 'out'));
    symlinkSync('inside', join(place, 'repository', 'in'));
    symlinkSync('inside/a.txt', join(place, 'repository', 'link.txt'));
  });

  afterEach(() => {
    rmSync(place, { recursive: true, force: true });
  });

  it.each([
    ['out/secret.txt', 'behind a symbolic link'],
    ['link.txt', 'is a symbolic link'],
    ['inside', 'is not a regular file'],
  ])('reads nothing through %s', async (path, reason) => {
    const content = await readContent(join(place, 'repository'), path);
    expect(content).toEqual({
      problem: { code: 'not-regular-file', path, message: expect.stringContaining(reason) },
    });
  });

  it.each(['inside/a.txt', 'in/a.txt'])('reads %s', async (path) => {
    expect(await readContent(join(place, 'repository'), path)).toEqual({ bytes: Buffer.from('a==1') });
  });

  it('finds nothing where nothing is', async () => {
    expect(await readContent(join(place, 'repository'), 'no/such.txt')).toBeUndefined();
  });
});
