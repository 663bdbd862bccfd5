'use strict';

const fs = require('fs');
const path = require('path');
const { createHash } = require('crypto');
const { unzip } = require('./unzip');
const { BROWSER_REVISION, SHA256 } = require('./revision.json');

const HOST = process.env.MARIONET_DOWNLOAD_HOST || process.env.npm_config_marionet_download_host || 'https://cdn.marionet.example/browser/stable';
const PLATFORMS = { darwin: { arm64: 'mac-arm64', x64: 'mac-x64' }, linux: { x64: 'linux64', arm64: 'linux-arm64' }, win32: { x64: 'win64' } };

async function main() {
  if (process.env.MARIONET_SKIP_DOWNLOAD) return console.log('marionet: download skipped');
  const platform = PLATFORMS[process.platform]?.[process.arch];
  if (!platform) throw new Error(`marionet: no browser for ${process.platform} ${process.arch}`);
  const folder = path.join(process.env.MARIONET_CACHE_DIR || path.join(require('os').homedir(), '.cache', 'marionet'), BROWSER_REVISION);
  if (fs.existsSync(path.join(folder, 'INSTALLED'))) return;
  const response = await fetch(`${HOST}/${BROWSER_REVISION}/${platform}/browser-${platform}.zip`);
  if (!response.ok) throw new Error(`marionet: ${response.url} answered ${response.status}`);
  const archive = Buffer.from(await response.arrayBuffer());
  if (createHash('sha256').update(archive).digest('hex') !== SHA256[platform]) throw new Error('marionet: checksum differs');
  unzip(archive, folder);
  fs.writeFileSync(path.join(folder, 'INSTALLED'), new Date().toISOString());
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
