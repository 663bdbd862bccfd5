import { BlockList, isIP } from 'node:net';

/** How far an address leads: `forbidden` ones (link-local, cloud metadata, multicast, unspecified) are never asked. */
export type AddressReach = 'public' | 'private' | 'forbidden';

const forbidden = new BlockList();
const inside = new BlockList();

// IANA special-purpose registries (RFC 6890 and its updates) and the metadata addresses of the large clouds.
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  forbidden.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  forbidden.addSubnet(network, bits, 'ipv6');
for (const address of ['::', 'fd00:ec2::254']) forbidden.addAddress(address, 'ipv6');
forbidden.addAddress('100.100.100.200', 'ipv4');
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const) {
  inside.addSubnet(network, bits, 'ipv4');
}
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');

/** The reach of an IP address; a text that is none is `forbidden`. */
export function reachOf(address: string): AddressReach {
  const plain = address.replace(/^\[|\]$/g, '').split('%')[0] ?? '';
  const embedded = embeddedIpv4(plain);
  if (embedded !== undefined) return reachOf(embedded);
  const family = isIP(plain);
  if (family === 0) return 'forbidden';
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (forbidden.check(plain, type)) return 'forbidden';
  return inside.check(plain, type) ? 'private' : 'public';
}

/** The IPv4 address that an IPv6 one carries: mapped (`::ffff:`), NAT64 (`64:ff9b::`) or 6to4 (`2002:`). */
function embeddedIpv4(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const groups = expand(address);
  const [high, low] = address.toLowerCase().startsWith('2002:') ? [groups[1], groups[2]] : [groups[6], groups[7]];
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  const translated = groups[0] === 0x64 && groups[1] === 0xff9b;
  if (high === undefined || low === undefined || !(mapped || translated || groups[0] === 0x2002)) return undefined;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function expand(address: string): readonly number[] {
  const dotted =
    address.lastIndexOf('.') > 0
      ? address
          .slice(address.lastIndexOf(':') + 1)
          .split('.')
          .map(Number)
      : [];
  const [a = 0, b = 0, c = 0, d = 0] = dotted;
  const hex =
    dotted.length === 4
      ? `${address.slice(0, address.lastIndexOf(':') + 1)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
      : address;
  const [left = '', right] = hex.split('::');
  const before = left === '' ? [] : left.split(':');
  const after = right === undefined || right === '' ? [] : right.split(':');
  const gap = right === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: gap }, () => '0'), ...after].map((group) => Number.parseInt(group, 16));
}
