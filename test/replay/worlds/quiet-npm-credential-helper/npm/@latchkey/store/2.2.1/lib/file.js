import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

const folder = () => process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');

export class FileStore {
  constructor(service, { file, passphrase } = {}) {
    this.file = file ?? join(folder(), service, 'tokens.json');
    this.passphrase = passphrase ?? `${service}:${userInfo().username}`;
  }

  async #read() {
    try {
      const { salt, iv, tag, data } = JSON.parse(await readFile(this.file, 'utf8'));
      const key = scryptSync(this.passphrase, Buffer.from(salt, 'base64'), 32);
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64')).setAuthTag(Buffer.from(tag, 'base64'));
      return JSON.parse(Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8'));
    } catch (error) {
      if (error.code === 'ENOENT') return {};
      throw error;
    }
  }

  async #write(all) {
    const salt = randomBytes(16);
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', scryptSync(this.passphrase, salt, 32), iv);
    const data = Buffer.concat([cipher.update(JSON.stringify(all)), cipher.final()]);
    const text = JSON.stringify({ salt: salt.toString('base64'), iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') });
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    await writeFile(`${this.file}.tmp`, text, { mode: 0o600 });
    await rename(`${this.file}.tmp`, this.file);
  }

  async get(account) {
    return (await this.#read())[account];
  }

  async set(account, secret) {
    await this.#write({ ...(await this.#read()), [account]: secret });
  }

  async delete(account) {
    const { [account]: _, ...rest } = await this.#read();
    await this.#write(rest);
  }
}
