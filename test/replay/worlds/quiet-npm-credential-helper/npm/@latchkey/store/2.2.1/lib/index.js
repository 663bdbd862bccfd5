import { FileStore } from './file.js';

export async function openStore(service, options = {}) {
  return new FileStore(service, options);
}

export { FileStore };
