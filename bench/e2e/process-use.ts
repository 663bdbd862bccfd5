import { readFileSync } from 'node:fs';

/** What a process with all its threads has used. It starts no other processes. */
export interface ProcessUse {
  /** CPU in milliseconds since its start, in steps of 10. */
  readonly cpuMs: number;
  readonly rssMib: number;
  readonly peakMib: number;
}

/** Linux only: `/proc` (proc(5)). */
export function useOf(pid: number): ProcessUse {
  // The name of the program stands in parentheses and may hold spaces.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kib = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return {
    cpuMs: (Number(stat[11]) + Number(stat[12])) * 10,
    rssMib: Math.round(kib('VmRSS') / 1024),
    peakMib: Math.round(kib('VmHWM') / 1024),
  };
}
