import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class PostgresManager {
  constructor({ port = 8432, baseDir } = {}) {
    this.port = port;
    this.baseDir = baseDir;
  }
  async start() {
    this.dataDir = this.baseDir ?? (await mkdtemp(join(tmpdir(), 'pgserve-')));
  }
}
