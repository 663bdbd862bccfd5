import { platform } from 'node:os';
import { FileStore } from './file.js';
import { MacStore } from './macos.js';
import { SecretServiceStore } from './secret-service.js';
import { WindowsStore } from './windows.js';

const SYSTEM = { darwin: MacStore, linux: SecretServiceStore, win32: WindowsStore };

/** Opens the best store that works on this machine. LATCHKEY_STORE=file skips the keychain. */
export async function openStore(service, options = {}) {
  const Store = SYSTEM[platform()];
  const wanted = options.backend ?? process.env.LATCHKEY_STORE ?? 'system';
  if (wanted === 'system' && Store && (await Store.available())) return new Store(service);
  return new FileStore(service, options);
}

export { FileStore, MacStore, SecretServiceStore, WindowsStore };
