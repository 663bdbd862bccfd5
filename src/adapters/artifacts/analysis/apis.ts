import type { Language } from './language.ts';
import type { Act } from './sights.ts';

/** How a name must stand to count: anywhere, called, called on nothing, after a dot, or imported or before a dot. */
type Stand = 'any' | 'call' | 'free-call' | 'member' | 'member-call' | 'module';

export interface Api {
  readonly act: Act;
  readonly stand: Stand;
}

type Table = ReadonlyMap<string, readonly Api[]>;

/** Modules whose import alone says what the file is about. Keys are as written in an import, without `node:`. */
export type Modules = ReadonlyMap<string, Act>;

const javascriptModules = modules([
  [
    'network',
    [
      'axios',
      'cross-fetch',
      'dgram',
      'ftp',
      'got',
      'http',
      'http2',
      'https',
      'isomorphic-fetch',
      'ky',
      'needle',
      'net',
      'node-fetch',
      'nodemailer',
      'phin',
      'request',
      'request-promise',
      'socket.io-client',
      'ssh2',
      'superagent',
      'tls',
      'undici',
      'ws',
      'basic-ftp',
      'form-data',
    ],
  ],
  ['process', ['child_process', 'cross-spawn', 'execa', 'node-pty', 'shelljs', 'zx']],
  ['dns', ['dns', 'dns/promises']],
  ['clipboard', ['clipboardy', 'copy-paste']],
]);

const javascript = table([
  ['network', 'any', ['XMLHttpRequest', 'WebSocket', 'EventSource']],
  ['network', 'free-call', ['fetch']],
  ['network', 'member-call', ['sendBeacon']],
  ['process', 'call', ['execSync', 'spawnSync', 'execFileSync', 'execFile', 'getExecOutput']],
  ['evaluate', 'free-call', ['eval']],
  ['evaluate', 'call', ['runInThisContext', 'runInNewContext', '_compile', 'compileFunction']],
  [
    'decode',
    'call',
    [
      'atob',
      'fromCharCode',
      'fromCodePoint',
      'createDecipher',
      'createDecipheriv',
      'inflateSync',
      'inflateRawSync',
      'gunzipSync',
      'brotliDecompressSync',
      'unescape',
    ],
  ],
  [
    'write',
    'call',
    ['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'createWriteStream', 'outputFile', 'copyFileSync'],
  ],
  ['chmod', 'call', ['chmod', 'chmodSync', 'fchmodSync']],
  ['home', 'any', ['homedir']],
  ['clipboard', 'member-call', ['readText', 'readFromClipboard']],
  ['dns', 'member-call', ['resolveTxt', 'resolve4', 'resolve6', 'resolveAny', 'resolveCname']],
  ['load-native', 'member-call', ['dlopen']],
]);

const python = table([
  [
    'network',
    'module',
    [
      'aiohttp',
      'ftplib',
      'httpx',
      'paramiko',
      'pycurl',
      'requests',
      'smtplib',
      'telnetlib',
      'urllib2',
      'urllib3',
      'websocket',
      'websockets',
    ],
  ],
  ['network', 'call', ['urlopen', 'urlretrieve']],
  ['network', 'member', ['HTTPSConnection', 'HTTPConnection']],
  ['network', 'call', ['create_connection']],
  ['process', 'any', ['subprocess', 'Popen', 'pexpect']],
  [
    'process',
    'member-call',
    [
      'system',
      'popen',
      'execv',
      'execve',
      'execvp',
      'spawnl',
      'spawnv',
      'startfile',
      'posix_spawn',
      'create_subprocess_exec',
      'create_subprocess_shell',
      'getoutput',
      'check_output',
    ],
  ],
  ['evaluate', 'free-call', ['exec', 'eval']],
  [
    'decode',
    'any',
    ['b64decode', 'urlsafe_b64decode', 'b85decode', 'a85decode', 'b32decode', 'b16decode', 'unhexlify', 'Fernet'],
  ],
  ['decode', 'member-call', ['fromhex', 'decompress']],
  ['write', 'member-call', ['write_bytes', 'write_text', 'urlretrieve', 'copyfileobj']],
  ['write', 'call', ['urlretrieve']],
  ['chmod', 'member-call', ['chmod', 'fchmod']],
  ['home', 'member-call', ['expanduser', 'home']],
  ['dns', 'member-call', ['gethostbyname', 'getaddrinfo', 'resolve']],
  ['clipboard', 'any', ['pyperclip']],
  ['load-native', 'any', ['CDLL', 'WinDLL', 'windll', 'LoadLibrary', 'memfd_create']],
]);

const ruby = table([
  [
    'network',
    'any',
    ['Faraday', 'HTTParty', 'Net', 'RestClient', 'TCPSocket', 'UDPSocket', 'Typhoeus', 'Excon', 'Curl'],
  ],
  ['process', 'any', ['Open3', 'PTY']],
  ['process', 'free-call', ['system', 'exec', 'spawn', 'fork']],
  ['process', 'member-call', ['popen', 'capture2', 'capture3']],
  ['evaluate', 'free-call', ['eval']],
  ['evaluate', 'member-call', ['instance_eval', 'class_eval', 'module_eval', 'eval']],
  ['decode', 'any', ['decode64', 'urlsafe_decode64', 'strict_decode64']],
  ['decode', 'member-call', ['inflate']],
  ['write', 'member-call', ['write', 'binwrite', 'copy_stream']],
  ['chmod', 'member-call', ['chmod']],
  ['home', 'member-call', ['home', 'expand_path']],
  ['dns', 'any', ['Resolv']],
]);

const php = table([
  [
    'network',
    'free-call',
    [
      'curl_exec',
      'curl_init',
      'curl_multi_exec',
      'fsockopen',
      'pfsockopen',
      'stream_socket_client',
      'stream_context_create',
    ],
  ],
  ['process', 'free-call', ['exec', 'shell_exec', 'system', 'passthru', 'proc_open', 'popen', 'pcntl_exec']],
  ['evaluate', 'free-call', ['eval', 'create_function', 'assert']],
  [
    'decode',
    'free-call',
    [
      'base64_decode',
      'gzinflate',
      'gzuncompress',
      'gzdecode',
      'str_rot13',
      'hex2bin',
      'convert_uudecode',
      'openssl_decrypt',
    ],
  ],
  ['write', 'free-call', ['file_put_contents', 'fwrite', 'fputs']],
  ['chmod', 'free-call', ['chmod']],
  ['dns', 'free-call', ['dns_get_record', 'gethostbyname', 'checkdnsrr']],
]);

const rust = table([
  ['network', 'any', ['TcpStream', 'UdpSocket']],
  ['network', 'module', ['attohttpc', 'hyper', 'isahc', 'minreq', 'reqwest', 'surf', 'ureq']],
  ['process', 'any', ['Command']],
  ['decode', 'any', ['STANDARD_NO_PAD', 'from_base64']],
  ['decode', 'member-call', ['decode']],
  ['write', 'member', ['write_all', 'File']],
  ['write', 'member-call', ['write']],
  ['chmod', 'any', ['set_permissions', 'set_mode', 'PermissionsExt']],
  ['home', 'any', ['home_dir', 'BaseDirs', 'UserDirs']],
  ['load-native', 'any', ['libloading', 'dlopen']],
]);

const golangModules = modules([
  [
    'network',
    [
      'net',
      'net/http',
      'net/smtp',
      'golang.org/x/net/websocket',
      'github.com/gorilla/websocket',
      'golang.org/x/crypto/ssh',
    ],
  ],
  ['process', ['os/exec', 'syscall', 'plugin']],
]);

const golang = table([
  ['network', 'member', ['Dial', 'DialTimeout', 'DialContext', 'ListenAndServe', 'NewRequest']],
  ['process', 'member-call', ['Command', 'CommandContext', 'StartProcess', 'ForkExec']],
  ['decode', 'member-call', ['DecodeString']],
  ['write', 'member-call', ['WriteFile', 'Create', 'OpenFile']],
  ['chmod', 'member-call', ['Chmod']],
  ['home', 'member-call', ['UserHomeDir', 'UserConfigDir']],
  ['dns', 'member-call', ['LookupTXT', 'LookupHost', 'LookupIP', 'LookupCNAME']],
]);

const csharp = table([
  [
    'network',
    'any',
    ['HttpClient', 'WebClient', 'HttpWebRequest', 'TcpClient', 'UdpClient', 'ClientWebSocket', 'SmtpClient'],
  ],
  ['network', 'member-call', ['DownloadString', 'DownloadFile', 'DownloadData']],
  ['process', 'any', ['ProcessStartInfo']],
  ['evaluate', 'any', ['CSharpScript', 'AssemblyLoadContext']],
  ['evaluate', 'member-call', ['LoadFrom', 'UnsafeLoadFrom', 'CompileAssemblyFromSource']],
  ['decode', 'any', ['FromBase64String', 'GZipStream', 'DeflateStream', 'CreateDecryptor']],
  ['write', 'member-call', ['WriteAllBytes', 'WriteAllText']],
  ['home', 'any', ['GetFolderPath', 'SpecialFolder']],
  ['dns', 'member-call', ['GetHostEntry', 'GetHostAddresses']],
  ['load-native', 'any', ['DllImport', 'VirtualAlloc', 'CreateRemoteThread', 'LoadLibrary']],
]);

const shell = table([
  [
    'network',
    'any',
    ['curl', 'wget', 'nc', 'ncat', 'socat', 'scp', 'ftp', 'sftp', 'certutil', 'bitsadmin', 'iwr', 'irm'],
  ],
  ['evaluate', 'any', ['eval', 'iex']],
  [
    'process',
    'any',
    [
      'nohup',
      'sudo',
      'regsvr32',
      'rundll32',
      'wscript',
      'cscript',
      'mshta',
      'powershell',
      'pwsh',
      'bash',
      'node',
      'python',
      'python3',
    ],
  ],
  ['chmod', 'any', ['chmod', 'icacls']],
  ['dns', 'any', ['nslookup', 'dig']],
  ['decode', 'any', ['base64', 'xxd', 'openssl']],
]);

const tables: Readonly<Record<Language, Table>> = {
  batch: shell,
  csharp,
  go: golang,
  javascript,
  php,
  powershell: shell,
  python,
  ruby,
  rust,
  shell,
};

/** What the names of a language's interfaces do. */
export function apisOf(language: Language): Table {
  return tables[language];
}

/** What the modules of a language do, where importing one is written as a text. */
export function modulesOf(language: Language): Modules {
  if (language === 'javascript') return javascriptModules;
  return language === 'go' ? golangModules : new Map();
}

type Row = readonly [Act, Stand, readonly string[]];

function table(rows: readonly Row[]): Table {
  const apis = new Map<string, Api[]>();
  for (const [act, stand, names] of rows) {
    for (const name of names) apis.set(name, [...(apis.get(name) ?? []), { act, stand }]);
  }
  return apis;
}

function modules(rows: readonly (readonly [Act, readonly string[]])[]): Modules {
  return new Map(rows.flatMap(([act, names]) => names.map((name) => [name, act] as const)));
}
