import { spawn } from 'node:child_process';

const command = (target) => {
  if (process.platform === 'darwin') return ['open', [target]];
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '""', target.replace(/&/g, '^&')]];
  return ['xdg-open', [target]];
};

export default function launch(target) {
  const [program, args] = command(target);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.unref();
  return child;
}
