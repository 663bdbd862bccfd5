import { conda } from '../../ecosystems/conda.ts';
import { hostOf, isInsecure } from '../addresses.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';

/** Whether a channel is a name on conda's own servers (`conda-forge`, `defaults`) or an address there. */
export function publicChannel(channel: string): boolean {
  const host = hostOf(channel);
  return host === undefined
    ? !channel.includes(':') && !/^[./~]/.test(channel)
    : conda.registryHosts.includes(host) && !isInsecure(channel);
}

/** Says of a channel that is an address of another server, or not encrypted. */
export function sayChannel(collected: EntryCollector, channel: string, line: number): void {
  const host = hostOf(channel);
  if (host === undefined || channel.includes('${')) return;
  if (!conda.registryHosts.includes(host)) {
    collected.remark('registry-address', `packages come from the channel ${echo(channel)}`, { line });
  }
  if (isInsecure(channel))
    collected.remark('insecure-address', `the channel ${echo(channel)} is not encrypted`, { line });
}
