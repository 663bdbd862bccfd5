import type { Act } from '../sights.ts';
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
      '_posixsubprocess.fork_exec',
      '_winapi.CreateProcess',
      'asyncio.subprocess.create_subprocess_exec',
      'asyncio.subprocess.create_subprocess_shell',
      'multiprocessing.util.spawnv_passfds',
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
  [
    'evaluate',
    [
      ':eval',
      ':exec',
      ...of('code', 'InteractiveConsole().push', 'InteractiveConsole().runcode', 'InteractiveConsole().runsource'),
      ...of('code', 'InteractiveInterpreter().runcode', 'InteractiveInterpreter().runsource'),
      'marshal.loads',
      'runpy.run_path',
      ...of('types', 'CodeType', 'FunctionType'),
    ],
  ],
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
  [
    'load-native',
    [
      ...of('ctypes', 'CDLL', 'WinDLL', 'cdll.LoadLibrary', 'windll.LoadLibrary'),
      ...of('imp', 'load_dynamic', 'load_module', 'load_source'),
      ...of('importlib', 'machinery.SourceFileLoader', 'machinery.ExtensionFileLoader', 'util.spec_from_file_location'),
      'os.memfd_create',
      'zipimport.zipimporter',
    ],
  ],
]);

/** Functions of the system's own libraries, called through `ctypes` by whatever library they were found in. */
export const nativeActs: ReadonlyMap<string, Act> = new Map<string, Act>([
  ...['CreateProcessA', 'CreateProcessW', 'ShellExecuteA', 'ShellExecuteW', 'WinExec', 'execl', 'execv', 'execve'].map(
    (name) => [name, 'process'] as const,
  ),
  ...['popen', 'system'].map((name) => [name, 'process'] as const),
  // Memory that machine code is put into and run from.
  ...['CreateRemoteThread', 'NtAllocateVirtualMemory', 'QueueUserAPC', 'RtlMoveMemory', 'VirtualAlloc'].map(
    (name) => [name, 'evaluate'] as const,
  ),
  ...['VirtualAllocEx', 'WriteProcessMemory'].map((name) => [name, 'evaluate'] as const),
]);
