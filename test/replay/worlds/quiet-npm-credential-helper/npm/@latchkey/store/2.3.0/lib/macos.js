import { run } from './run.js';

const MISSING = 44;

export class MacStore {
  static async available() {
    return run('/usr/bin/security', ['default-keychain']).then(() => true, () => false);
  }

  constructor(service) {
    this.service = service;
  }

  async get(account) {
    try {
      const text = await run('/usr/bin/security', ['find-generic-password', '-s', this.service, '-a', account, '-w']);
      return text.replace(/\n$/, '');
    } catch (error) {
      if (error.code === MISSING) return undefined;
      throw error;
    }
  }

  async set(account, secret) {
    const quoted = (text) => `"${text.replace(/(["\\])/g, '\\$1')}"`;
    await run('/usr/bin/security', ['-i'], `add-generic-password -U -s ${quoted(this.service)} -a ${quoted(account)} -w ${quoted(secret)}\n`);
  }

  async delete(account) {
    await run('/usr/bin/security', ['delete-generic-password', '-s', this.service, '-a', account]).catch((error) => {
      if (error.code !== MISSING) throw error;
    });
  }
}
