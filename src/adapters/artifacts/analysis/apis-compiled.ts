import { modules, table } from './api-table.ts';

export const rust = table([
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

export const golangModules = modules([
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

export const golang = table([
  ['network', 'member', ['Dial', 'DialTimeout', 'DialContext', 'ListenAndServe', 'NewRequest']],
  ['process', 'member-call', ['Command', 'CommandContext', 'StartProcess', 'ForkExec']],
  ['decode', 'member-call', ['DecodeString']],
  ['encode', 'member-call', ['EncodeToString']],
  ['identity', 'member-call', ['Hostname']],
  ['write', 'member-call', ['WriteFile', 'Create', 'OpenFile']],
  ['chmod', 'member-call', ['Chmod']],
  ['home', 'member-call', ['UserHomeDir', 'UserConfigDir']],
  ['text-record', 'member-call', ['LookupTXT']],
  ['dns', 'member-call', ['LookupTXT', 'LookupHost', 'LookupIP', 'LookupCNAME']],
]);

export const csharp = table([
  [
    'network',
    'any',
    ['HttpClient', 'WebClient', 'HttpWebRequest', 'TcpClient', 'UdpClient', 'ClientWebSocket', 'SmtpClient'],
  ],
  [
    'network',
    'member-call',
    ['DownloadString', 'DownloadFile', 'DownloadData', 'UploadData', 'UploadFile', 'UploadString', 'UploadValues'],
  ],
  ['process', 'any', ['ProcessStartInfo']],
  ['evaluate', 'any', ['CSharpScript', 'CSharpCodeProvider', 'AssemblyLoadContext']],
  ['evaluate', 'member-call', ['LoadFrom', 'UnsafeLoadFrom', 'CompileAssemblyFromSource']],
  ['decode', 'any', ['FromBase64String', 'GZipStream', 'DeflateStream', 'CreateDecryptor']],
  ['encode', 'any', ['ToBase64String']],
  ['identity', 'any', ['MachineName', 'UserName']],
  ['write', 'member-call', ['DownloadFile', 'DownloadFileAsync', 'WriteAllBytes', 'WriteAllText']],
  ['home', 'any', ['GetFolderPath', 'SpecialFolder']],
  ['dns', 'member-call', ['GetHostEntry', 'GetHostAddresses']],
  ['load-native', 'any', ['DllImport', 'VirtualAlloc', 'CreateRemoteThread', 'LoadLibrary']],
]);
