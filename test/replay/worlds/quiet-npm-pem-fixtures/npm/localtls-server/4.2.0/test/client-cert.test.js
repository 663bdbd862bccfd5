import { test } from 'node:test';
import assert from 'node:assert/strict';
import { request } from 'node:https';
import { serve } from '../index.js';
import { authority, credentials } from './helper.js';

test('refuses a client without a certificate', async () => {
  const ca = await authority();
  const server = await serve('test', { ...(await credentials('server')), clientCa: ca, port: 0 });
  const options = { host: 'localhost', port: server.address().port, ca, path: '/serve.test.js' };
  await assert.rejects(new Promise((resolve, reject) => request(options, resolve).on('error', reject).end()));
  server.close();
});
