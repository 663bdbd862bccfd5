import { run } from './run.js';

export class SecretServiceStore {
  static async available() {
    if (!process.env.DBUS_SESSION_BUS_ADDRESS) return false;
    return run('secret-tool', ['search', 'service', 'latchkey-probe']).then(() => true, (error) => error.code === 1);
  }

  constructor(service) {
    this.service = service;
  }

  #attributes(account) {
    return ['service', this.service, 'account', account];
  }

  async get(account) {
    try {
      return await run('secret-tool', ['lookup', ...this.#attributes(account)]);
    } catch (error) {
      if (error.code === 1) return undefined;
      throw error;
    }
  }

  async set(account, secret) {
    await run('secret-tool', ['store', '--label', `${this.service}: ${account}`, ...this.#attributes(account)], secret);
  }

  async delete(account) {
    await run('secret-tool', ['clear', ...this.#attributes(account)]);
  }
}
