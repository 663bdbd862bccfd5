'use strict';

const http = require('node:http');
const https = require('node:https');
const { authorization } = require('./netrc');
const { proxyFor, tunnel } = require('./proxy');

async function once(url, { method = 'GET', headers = {}, body, timeout = 10_000, netrc = false } = {}) {
  const target = new URL(url);
  const login = netrc && authorization(target.hostname);
  if (login) headers = { ...headers, authorization: login };
  const proxy = proxyFor(target);
  const socket = proxy && target.protocol === 'https:' ? await tunnel(proxy, target) : undefined;
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? https : http).request(target, { method, headers, timeout, ...(socket && { createConnection: () => socket, agent: false }) }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on('timeout', () => request.destroy(new Error('timeout'))).on('error', reject).end(body);
  });
}

async function hop(url, options = {}) {
  const { retries = 2, redirects = 5 } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await once(url, options);
      if ([301, 302, 307, 308].includes(answer.status) && redirects > 0) return hop(new URL(answer.headers.location, url), { ...options, redirects: redirects - 1 });
      if (answer.status < 500 || attempt >= retries) return answer;
    } catch (error) {
      if (attempt >= retries) throw error;
    }
    await new Promise((wait) => setTimeout(wait, 100 * 2 ** attempt));
  }
}

module.exports = { hop };
