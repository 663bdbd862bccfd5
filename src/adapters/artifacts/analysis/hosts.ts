import { labels, services } from './host-services.ts';

/** A host that a text names. */
export interface HostMention {
  readonly host: string;
  /** Why contact with it is out of the ordinary for a library; undefined for an ordinary host. */
  readonly suspicious?: string;
}

const metadataHosts: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  'metadata.google.internal',
  'metadata.azure.internal',
  '192.0.0.192',
]);

const address =
  /(?:^|[^A-Za-z0-9+.-])(?:https?|wss?|ftps?|tcp|udp):\/\/([^\s/?#"'`<>\\,;()]{1,255})([^\s"'`<>\\]{0,120})/gi;
const bareHost = /^(?:[a-z0-9_{}-]{1,63}\.){1,8}[a-z]{2,24}$/i;
const fourNumbers = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** The hosts that a text of code names: in addresses, or alone where the whole text is a host. At most twenty. */
export function hostsOf(text: string): readonly HostMention[] {
  const found: HostMention[] = [];
  for (const match of text.matchAll(address)) {
    const host = cleanHost(match[1] ?? '');
    if (host === undefined) continue;
    const why = suspicion(host, match[2] ?? '');
    found.push(why === undefined ? { host } : { host, suspicious: why });
    if (found.length >= 20) break;
  }
  if (found.length > 0 || text.length > 120) return found;
  const alone = cleanHost(text.trim());
  if (alone === undefined) return found;
  const isAddress = fourNumbers.test(alone);
  const why = isAddress || bareHost.test(alone) ? suspicion(alone, '') : undefined;
  if (why === undefined || (isAddress && !isPublicAddress(alone) && !metadataHosts.has(alone))) return found;
  return [{ host: alone, suspicious: why }];
}

function cleanHost(raw: string): string | undefined {
  const afterUser = raw.slice(raw.lastIndexOf('@') + 1);
  const host = afterUser
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (host.includes('[') || !/^[a-z0-9._{}-]+$/.test(host) || !host.includes('.')) return undefined;
  const last = host.slice(host.lastIndexOf('.') + 1);
  return last === '' || last.includes('{') ? undefined : host;
}

function suspicion(host: string, path: string): string | undefined {
  if (metadataHosts.has(host)) return 'the metadata service of a cloud';
  if (fourNumbers.test(host)) return isPublicAddress(host) ? 'a raw address' : undefined;
  if (isDiscordHook(host, path)) return 'a chat webhook';
  const service = services.find(([ending]) => host === ending || host.endsWith(`.${ending}`));
  if (service !== undefined) return service[1];
  for (const label of host.split('.')) {
    const word =
      labels.get(label) ?? labels.get(label.split('-')[0] ?? '') ?? labels.get(label.split('-').at(-1) ?? '');
    if (word !== undefined) return word;
  }
  return undefined;
}

function isDiscordHook(host: string, path: string): boolean {
  return /(?:^|\.)discord(?:app)?\.com$/.test(host) && path.includes('/webhooks');
}

/** Not loopback, private, link-local, documentation or multicast (RFC 5735, RFC 6598), and no version number. */
function isPublicAddress(host: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = host.split('.').map(Number);
  if ([a, b, c, d].some((part) => part > 255)) return false;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && b === 168) return false;
  return !isWellKnownResolver(host) && a > 10;
}

function isWellKnownResolver(host: string): boolean {
  return host === '8.8.8.8' || host === '8.8.4.4' || host === '1.1.1.1' || host === '9.9.9.9';
}
