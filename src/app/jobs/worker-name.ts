import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { codeOf } from '../../domain/error.ts';

/** Names this worker among all of the store: machine, process, and a part that no later process repeats. */
export function workerName(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/**
 * Whether another worker is certainly gone: its process on this machine does not exist, or has our own number (a container
 * that was started again, a thread that was replaced), since a process works jobs in one place only.
 */
export function isGone(other: string, own: string, isRunning: (pid: number) => boolean = processRuns): boolean {
  const [machine, pid] = other.split('/');
  const [ownMachine, ownPid] = own.split('/');
  if (other === own || machine !== ownMachine || pid === undefined) return false;
  return pid === ownPid || !isRunning(Number(pid));
}

function processRuns(pid: number): boolean {
  try {
    // Signal 0 asks only whether the process exists.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
