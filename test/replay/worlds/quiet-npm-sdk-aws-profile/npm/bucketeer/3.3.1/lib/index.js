'use strict';

const { sign } = require('./sign');

function open(name, { region = 'us-east-1', keys, endpoint } = {}) {
  if (!keys) throw new TypeError('keys are missing');
  const base = endpoint ?? `https://${name}.s3.${region}.amazonaws.com/`;
  async function call(method, path, body) {
    const url = new URL(path, base);
    const response = await fetch(url, { method, headers: sign({ method, url, body, region, keys }), body });
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
