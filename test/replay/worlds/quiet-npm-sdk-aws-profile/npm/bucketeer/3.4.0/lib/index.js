'use strict';

const { sign } = require('./sign');
const { resolve } = require('./credentials');

function open(name, { region = process.env.AWS_REGION ?? 'us-east-1', keys, endpoint } = {}) {
  let known = keys;
  const base = endpoint ?? `https://${name}.s3.${region}.amazonaws.com/`;
  async function call(method, path, body) {
    const url = new URL(path, base);
    known ??= await resolve();
    const response = await fetch(url, { method, headers: sign({ method, url, body, region, keys: known }), body });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response;
  }
  return {
    get: async (path) => Buffer.from(await (await call('GET', path)).arrayBuffer()),
    put: (path, body) => call('PUT', path, body),
    list: async (prefix = '') => (await call('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}`)).text(),
    remove: (path) => call('DELETE', path),
  };
}

module.exports = { open };
