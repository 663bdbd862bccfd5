/** A host that a text names. */
export interface HostMention {
  readonly host: string;
  /** Why contact with it is out of the ordinary for a library; undefined for an ordinary host. */
  readonly suspicious?: string;
}

/** Services whose whole point is to take in or hand out what nobody signed: endings of host names, with what they are. */
const services: readonly (readonly [string, string])[] = [
  ...kind('a paste site', [
    '0x0.st',
    '1ty.me',
    'controlc.com',
    'dpaste.com',
    'dpaste.org',
    'ghostbin.com',
    'hastebin.com',
    'ix.io',
    'justpaste.it',
    'paste.ee',
    'paste.rs',
    'pastebin.com',
    'pastebin.pl',
    'pastecode.io',
    'rentry.co',
    'rentry.org',
    'sprunge.us',
    'termbin.com',
    'textbin.net',
    'pastie.org',
    'privatebin.net',
  ]),
  ...kind('an anonymous file host', [
    'anonfiles.com',
    'bashupload.com',
    'catbox.moe',
    'file.io',
    'filebin.net',
    'gofile.io',
    'litterbox.catbox.moe',
    'oshi.at',
    'pixeldrain.com',
    'put.io',
    'temp.sh',
    'tmpfiles.org',
    'transfer.sh',
    'uguu.se',
    'workupload.com',
    'mediafire.com',
  ]),
  ...kind('a collector of requests', [
    'beeceptor.com',
    'burpcollaborator.net',
    'canarytokens.com',
    'dnslog.cn',
    'hookbin.com',
    'hookdeck.com',
    'interact.sh',
    'mockbin.org',
    'oast.fun',
    'oast.live',
    'oast.me',
    'oast.online',
    'oast.pro',
    'oast.site',
    'oastify.com',
    'pipedream.net',
    'postb.in',
    'ptsv2.com',
    'requestbin.com',
    'requestbin.net',
    'requestcatcher.com',
    'requestrepo.com',
    'webhook.cool',
    'webhook.site',
    'm.pipedream.net',
    'ceye.io',
  ]),
  ...kind('a tunnel to a machine at home', [
    'bore.pub',
    'localhost.run',
    'loca.lt',
    'localtunnel.me',
    'ngrok-free.app',
    'ngrok-free.dev',
    'ngrok.app',
    'ngrok.dev',
    'ngrok.io',
    'portmap.io',
    'serveo.net',
    'trycloudflare.com',
    'tunnelmole.com',
    'pagekite.me',
    'duckdns.org',
    'no-ip.org',
    'ddns.net',
    'hopto.org',
    'zapto.org',
  ]),
  ...kind('a link shortener', [
    'bit.ly',
    'cutt.ly',
    'goo.gl',
    'is.gd',
    'ow.ly',
    'rb.gy',
    'rebrand.ly',
    's.id',
    'shorturl.at',
    't.ly',
    't2m.io',
    'tinyurl.com',
    'tiny.cc',
    'v.gd',
    'urlz.fr',
    'surl.li',
  ]),
  ...kind('a chat bot interface', [
    'api.telegram.org',
    'hooks.slack.com',
    'api.day.app',
    'ntfy.sh',
    'api.pushover.net',
  ]),
  ...kind('a gateway to a block chain', [
    'api.mainnet-beta.solana.com',
    'api.trongrid.io',
    'bsc-dataseed.binance.org',
    'eth.llamarpc.com',
    'fullnode.mainnet.aptoslabs.com',
    'ic0.app',
    'icp-api.io',
    'icp0.io',
    'raw.icp0.io',
    'rpc.ankr.com',
    'api.trongrid.io',
    'infura.io',
    'publicnode.com',
  ]),
  ...kind('a look-up of the own address', [
    'api.ipify.org',
    'checkip.amazonaws.com',
    'icanhazip.com',
    'ident.me',
    'ifconfig.co',
    'ifconfig.me',
    'ip-api.com',
    'ipapi.co',
    'ipecho.net',
    'ipgeolocation.io',
    'ipinfo.io',
    'ipwho.is',
    'myexternalip.com',
    'wtfismyip.com',
    'freegeoip.app',
    'ip.sb',
  ]),
];

function kind(what: string, hosts: readonly string[]): readonly (readonly [string, string])[] {
  return hosts.map((host) => [host, what] as const);
}

/** Words as a whole label, or the beginning or end of one before a hyphen, that say what a host is for. */
const labels: ReadonlyMap<string, string> = new Map([
  ['paste', 'a paste site'],
  ['pastebin', 'a paste site'],
  ['hastebin', 'a paste site'],
  ['webhook', 'a collector of requests'],
  ['webhooks', 'a collector of requests'],
  ['requestbin', 'a collector of requests'],
  ['exfil', 'a collector of requests'],
  ['oast', 'a collector of requests'],
  ['icp', 'a gateway to a block chain'],
  ['canister', 'a gateway to a block chain'],
  ['tunnel', 'a tunnel to a machine at home'],
  ['ngrok', 'a tunnel to a machine at home'],
  ['ipgeo', 'a look-up of the own address'],
  ['geoip', 'a look-up of the own address'],
  ['onion', 'a hidden service'],
  ['i2p', 'a hidden service'],
  ['c2', 'a control server by name'],
]);

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
