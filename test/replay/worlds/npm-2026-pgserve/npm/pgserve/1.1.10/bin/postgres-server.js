import { startMultiTenantServer } from '../src/index.js';
const port = Number(process.argv[2] || 8432);
await startMultiTenantServer({ port });
