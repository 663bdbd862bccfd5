import { acts } from './acts.ts';

const of = (module: string, ...names: readonly string[]): readonly string[] => names.map((name) => `${module}.${name}`);

const os = [
  'execl',
  'execle',
  'execlp',
  'execv',
  'execve',
  'execvp',
  'execvpe',
  'popen',
  'posix_spawn',
  'posix_spawnp',
];

export const pythonActs = acts([
  [
    'process',
    [
      ...of('os', ...os, 'spawnl', 'spawnle', 'spawnlp', 'spawnv', 'spawnve', 'spawnvp', 'startfile', 'system'),
      ...of('subprocess', 'Popen', 'call', 'check_call', 'check_output', 'getoutput', 'getstatusoutput', 'run'),
      ...of('asyncio', 'create_subprocess_exec', 'create_subprocess_shell'),
      ...of('commands', 'getoutput', 'getstatusoutput'),
      'pexpect.*',
      'pty.spawn',
    ],
  ],
  [
    'network',
    [
      ...['aiohttp', 'ftplib', 'httpx', 'paramiko', 'pycurl', 'requests', 'smtplib', 'telnetlib', 'urllib2'].map(
        (name) => `${name}.*`,
      ),
      ...['urllib3', 'websocket', 'websockets'].map((name) => `${name}.*`),
      ...of('http.client', 'HTTPConnection', 'HTTPSConnection'),
      ...of('socket', 'create_connection', 'socket'),
      ...of('urllib.request', 'Request', 'build_opener', 'urlopen', 'urlretrieve'),
    ],
  ],
  ['evaluate', [':eval', ':exec', 'marshal.loads', 'runpy.run_path', 'types.FunctionType']],
  [
    'decode',
    [
      ...of('base64', 'a85decode', 'b16decode', 'b32decode', 'b64decode', 'b85decode', 'decodebytes'),
      ...of('base64', 'standard_b64decode', 'urlsafe_b64decode'),
      ...of('binascii', 'a2b_base64', 'a2b_hex', 'unhexlify'),
      ...['bz2', 'gzip', 'lzma', 'zlib'].map((name) => `${name}.decompress`),
      ':bytearray.fromhex',
      ':bytes.fromhex',
      'codecs.decode',
      'cryptography.fernet.Fernet().decrypt',
    ],
  ],
  ['encode', of('base64', 'b64encode', 'b85encode', 'urlsafe_b64encode')],
  [
    'write',
    ['shutil.copyfileobj', 'urllib.request.urlretrieve', 'pathlib.Path().write_bytes', 'pathlib.Path().write_text'],
  ],
  ['chmod', of('os', 'chmod', 'fchmod')],
  ['home', ['os.path.expanduser', 'pathlib.Path.home']],
  ['identity', ['getpass.getuser', 'os.getlogin', 'os.uname', 'platform.node', 'platform.uname', 'socket.gethostname']],
  ['dns', of('socket', 'getaddrinfo', 'gethostbyname')],
  ['clipboard', ['pyperclip.*']],
  ['load-native', [...of('ctypes', 'CDLL', 'WinDLL', 'cdll.LoadLibrary', 'windll.LoadLibrary'), 'os.memfd_create']],
]);
