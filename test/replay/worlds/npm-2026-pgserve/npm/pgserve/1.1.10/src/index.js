export { PostgresManager } from './postgres.js';
import { PostgresManager } from './postgres.js';

export async function startMultiTenantServer(options = {}) {
  const manager = new PostgresManager(options);
  await manager.start();
  return manager;
}
