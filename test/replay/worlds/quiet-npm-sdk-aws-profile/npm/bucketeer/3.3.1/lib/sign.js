'use strict';

const { createHash, createHmac } = require('crypto');

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** AWS signature, version 4, for one request. */
function sign({ method, url, headers, body = '', region, keys, now = new Date() }) {
  const stamp = now.toISOString().replace(/[:-]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const all = { ...headers, host: url.host, 'x-amz-date': stamp, 'x-amz-content-sha256': sha256(body) };
  if (keys.sessionToken) all['x-amz-security-token'] = keys.sessionToken;
  const names = Object.keys(all).map((name) => name.toLowerCase()).sort();
  const canonical = [method, url.pathname, url.searchParams.toString(), ...names.map((name) => `${name}:${all[name]}`), '', names.join(';'), all['x-amz-content-sha256']].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${keys.secretAccessKey}`, day), region));
  const signature = createHmac('sha256', key).update(['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).digest('hex');
  return { ...all, authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}` };
}

module.exports = { sign };
