import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';

describe('lockwarden names', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockwarden-names-'));
    process.env['DATA_DIR'] = join(folder, 'data');
  });
  afterEach(() => {
    delete process.env['DATA_DIR'];
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...args: readonly string[]) {
    let [out, err] = ['', ''];
    const io = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
      folder,
      color: false,
      interactive: false,
    };
    return { status: await main(['names', ...args], io), out, err };
  }

  const kept = (): unknown => JSON.parse(readFileSync(join(folder, 'data/names/pypi.json'), 'utf8'));

  it('keeps a ranking from a file', async () => {
    writeFileSync(join(folder, 'top.csv'), 'project,downloads\nBoto3,9\nurllib3,8\n');
    expect(await run('pypi', 'top.csv')).toMatchObject({ status: 0, out: expect.stringContaining(': 2 names\n') });
    expect(kept()).toMatchObject({ ecosystem: 'pypi', source: 'top.csv', names: ['boto3', 'urllib3'] });
  });

  it('keeps a ranking from an address, and says why where it cannot be fetched', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/top.json' ? 200 : 404;
      response.end('{"rows": [{"project": "boto3"}]}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await run('pypi', `${root}/top.json`)).toMatchObject({ status: 0 });
    expect(kept()).toMatchObject({ source: `${root}/top.json`, names: ['boto3'] });
    const missed = await run('pypi', `${root}/gone.json`);
    expect(missed).toMatchObject({ status: 3, err: expect.stringContaining('the server answered 404') });
    server.closeAllConnections();
    server.close();
  });

  it('refuses an ecosystem that there is not, and keeps the list it has when the new one holds no names', async () => {
    expect(await run('perl6', 'top.csv')).toMatchObject({
      status: 2,
      err: expect.stringContaining('no ecosystem perl6'),
    });
    writeFileSync(join(folder, 'top.csv'), 'boto3\n');
    await run('pypi', 'top.csv');
    writeFileSync(join(folder, 'top.csv'), '<!doctype html>\n<html></html>');
    expect(await run('pypi', 'top.csv')).toMatchObject({ status: 2, err: expect.stringContaining('no package names') });
    expect(kept()).toMatchObject({ names: ['boto3'] });
  });
});
