'use strict';

const { readFile } = require('fs/promises');
const { homedir } = require('os');
const { join } = require('path');

const IMDS = 'http://169.254.169.254';
const CONTAINER = 'http://169.254.170.2';

function fromEnvironment(env = process.env) {
  if (!env.AWS_ACCESS_KEY_ID || !env.AWS_SECRET_ACCESS_KEY) return undefined;
  return { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY, sessionToken: env.AWS_SESSION_TOKEN };
}

function parseIni(text) {
  const sections = {};
  let current = {};
  for (const line of text.split(/\r?\n/)) {
    const head = /^\[(.+)\]$/.exec(line.trim());
    if (head) current = sections[head[1].replace(/^profile /, '')] = {};
    const [, key, value] = /^\s*([\w.]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key) current[key] = value;
  }
  return sections;
}

async function fromProfile(env = process.env) {
  const file = env.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), '.aws', 'credentials');
  const text = await readFile(file, 'utf8').catch(() => '');
  const found = parseIni(text)[env.AWS_PROFILE ?? 'default'];
  if (!found?.aws_access_key_id) return undefined;
  return { accessKeyId: found.aws_access_key_id, secretAccessKey: found.aws_secret_access_key, sessionToken: found.aws_session_token };
}

async function json(url, headers = {}) {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(1000) });
  return response.ok ? response.json() : undefined;
}

async function fromContainer(env = process.env) {
  const path = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const body = path && (await json(CONTAINER + path));
  return body && { accessKeyId: body.AccessKeyId, secretAccessKey: body.SecretAccessKey, sessionToken: body.Token };
}

async function fromInstance() {
  const token = await fetch(`${IMDS}/latest/api/token`, { method: 'PUT', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }, signal: AbortSignal.timeout(1000) }).then((r) => r.text());
  const headers = { 'x-aws-ec2-metadata-token': token };
  const role = await fetch(`${IMDS}/latest/meta-data/iam/security-credentials/`, { headers }).then((r) => r.text());
  const body = await json(`${IMDS}/latest/meta-data/iam/security-credentials/${role.trim()}`, headers);
  return body && { accessKeyId: body.AccessKeyId, secretAccessKey: body.SecretAccessKey, sessionToken: body.Token };
}

/** The first source that knows keys, in the order of the official tools. */
async function resolve() {
  for (const source of [fromEnvironment, fromProfile, fromContainer, fromInstance]) {
    const keys = await Promise.resolve(source()).catch(() => undefined);
    if (keys) return keys;
  }
  throw new Error('no AWS credentials found');
}

module.exports = { resolve, parseIni };
