import { spawn } from 'node:child_process';

const powershell = (target) => {
  const script = `Start "${target.replaceAll('`', '``').replaceAll('"', '`"')}"`;
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  return [`${process.env.SYSTEMROOT ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell`, ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand', encoded]];
};

const command = (target) => {
  if (process.platform === 'darwin') return ['open', [target]];
  if (process.platform === 'win32') return powershell(target);
  return ['xdg-open', [target]];
};

export default function launch(target) {
  const [program, args] = command(target);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.unref();
  return child;
}
