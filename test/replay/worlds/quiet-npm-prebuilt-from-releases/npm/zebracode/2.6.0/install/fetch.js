'use strict';

const { createHash } = require('crypto');
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { version } = require('../package.json');
const checksums = require('./checksums.json');

const RELEASES = 'https://github.com/zebracode/zebracode-node/releases/download';

function fileName() {
  let musl = '';
  if (process.platform === 'linux') {
    const report = process.report.getReport();
    if (!report.header.glibcVersionRuntime) musl = '-musl';
  }
  return `zebracode-v${version}-napi-v8-${process.platform}-${process.arch}${musl}.node`;
}

function compile() {
  console.log('zebracode: compiling with node-gyp');
  const { status } = spawnSync('node-gyp', ['rebuild'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}

async function download(name) {
  const response = await fetch(`${RELEASES}/v${version}/${name}`, { redirect: 'follow' });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== checksums[name]) throw new Error(`${name}: checksum is ${found}`);
  const folder = path.join(__dirname, '..', 'prebuilt');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'zebracode.node'), bytes);
}

async function main() {
  const name = fileName();
  const wantsSource = process.env.npm_config_build_from_source || process.env.ZEBRACODE_SKIP_DOWNLOAD;
  if (wantsSource || !checksums[name]) return compile();
  try {
    await download(name);
  } catch (error) {
    console.warn(`zebracode: ${error.message}`);
    compile();
  }
}

main();
