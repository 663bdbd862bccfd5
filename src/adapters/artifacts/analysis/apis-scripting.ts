import { table } from './api-table.ts';

export const ruby = table([
  [
    'network',
    'any',
    ['Faraday', 'HTTParty', 'Net', 'RestClient', 'TCPSocket', 'UDPSocket', 'Typhoeus', 'Excon', 'Curl', 'Socket'],
  ],
  ['process', 'any', ['Open3', 'PTY']],
  ['process', 'free-call', ['system', 'exec', 'spawn', 'fork']],
  ['process', 'member-call', ['popen', 'popen2', 'popen2e', 'popen3', 'capture2', 'capture2e', 'capture3']],
  ['evaluate', 'any', ['InstructionSequence']],
  ['evaluate', 'free-call', ['eval', 'instance_eval', 'class_eval', 'module_eval']],
  ['evaluate', 'member-call', ['instance_eval', 'class_eval', 'module_eval', 'eval']],
  ['decode', 'any', ['decode64', 'urlsafe_decode64', 'strict_decode64']],
  ['encode', 'any', ['encode64', 'urlsafe_encode64', 'strict_encode64']],
  ['identity', 'member-call', ['gethostname', 'getlogin']],
  ['decode', 'member-call', ['inflate']],
  ['write', 'member-call', ['write', 'binwrite', 'copy_stream']],
  ['chmod', 'member-call', ['chmod']],
  ['home', 'member-call', ['home', 'expand_path']],
  ['dns', 'any', ['Resolv']],
]);

export const php = table([
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
      'socket_connect',
      'mail',
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
  ['encode', 'free-call', ['base64_encode', 'bin2hex']],
  ['identity', 'free-call', ['gethostname', 'php_uname', 'get_current_user']],
  ['write', 'free-call', ['file_put_contents', 'fwrite', 'fputs']],
  ['chmod', 'free-call', ['chmod']],
  ['dns', 'free-call', ['dns_get_record', 'gethostbyname', 'checkdnsrr']],
]);

export const shell = table([
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
