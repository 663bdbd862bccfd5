'use strict';

const http = require('node:http');
const tls = require('node:tls');

const read = (name) => process.env[name.toLowerCase()] || process.env[name.toUpperCase()] || '';

function excluded(host, list = read('no_proxy')) {
  return list.split(/[\s,]+/).filter(Boolean).some((rule) => rule === '*' || host === rule.replace(/^\*?\./, '') || host.endsWith(`.${rule.replace(/^\*?\./, '')}`));
}

function proxyFor(target) {
  if (excluded(target.hostname)) return undefined;
  const found = read(`${target.protocol.slice(0, -1)}_proxy`) || read('all_proxy');
  return found ? new URL(found.includes('://') ? found : `http://${found}`) : undefined;
}

/** Opens a CONNECT tunnel through the proxy and gives the TLS socket. */
function tunnel(proxy, target) {
  const headers = { host: `${target.hostname}:${target.port || 443}` };
  if (proxy.username) {
    const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    headers['proxy-authorization'] = `Basic ${Buffer.from(login).toString('base64')}`;
  }
  return new Promise((resolve, reject) => {
    http.request({ host: proxy.hostname, port: proxy.port || 80, method: 'CONNECT', path: headers.host, headers })
      .on('connect', (response, socket) => {
        if (response.statusCode !== 200) return reject(new Error(`proxy answered ${response.statusCode}`));
        resolve(tls.connect({ socket, servername: target.hostname }));
      })
      .on('error', reject).end();
  });
}

module.exports = { excluded, proxyFor, tunnel };
