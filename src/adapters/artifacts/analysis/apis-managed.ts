import { modules, table } from './api-table.ts';

/** Java, Kotlin, Scala and Groovy, and class files as `compiled/class-file.ts` writes them. */
export const java = table([
  [
    'network',
    'any',
    [
      'CloseableHttpClient',
      'DatagramSocket',
      'HttpClient',
      'HttpURLConnection',
      'HttpsURLConnection',
      'OkHttpClient',
      'RestTemplate',
      'Socket',
      'SocketChannel',
      'URLConnection',
      'WebClient',
    ],
  ],
  ['network', 'member-call', ['openConnection', 'openStream']],
  ['process', 'any', ['ProcessBuilder']],
  ['process', 'member-call', ['exec']],
  ['evaluate', 'any', ['GroovyClassLoader', 'GroovyShell', 'ScriptEngineManager', 'URLClassLoader']],
  ['evaluate', 'call', ['defineAnonymousClass', 'defineClass', 'defineHiddenClass']],
  ['decode', 'member-call', ['decodeBase64', 'getDecoder', 'getMimeDecoder', 'getUrlDecoder', 'parseBase64Binary']],
  ['encode', 'member-call', ['encodeBase64String', 'encodeToString', 'getEncoder', 'printBase64Binary']],
  ['identity', 'member-call', ['getHostName', 'getLocalHost']],
  ['write', 'any', ['FileOutputStream', 'FileWriter']],
  ['write', 'member-call', ['writeString']],
  ['chmod', 'member-call', ['setExecutable', 'setPosixFilePermissions']],
  ['dns', 'member-call', ['getAllByName', 'getByName']],
  ['load-native', 'member-call', ['loadLibrary']],
]);

export const dart = table([
  ['network', 'any', ['Dio', 'HttpClient', 'RawSocket', 'SecureSocket', 'ServerSocket', 'Socket', 'WebSocket']],
  ['network', 'member-call', ['getUrl', 'postUrl']],
  ['process', 'module', ['Process']],
  ['evaluate', 'member-call', ['spawnUri']],
  ['decode', 'any', ['base64Decode', 'base64Url']],
  ['encode', 'any', ['base64Encode']],
  ['identity', 'member', ['localHostname']],
  ['write', 'member-call', ['openWrite', 'writeAsBytes', 'writeAsBytesSync', 'writeAsString', 'writeAsStringSync']],
  ['dns', 'member-call', ['lookup']],
  ['load-native', 'any', ['DynamicLibrary']],
]);

/** Modules of Dart whose import tells: `import 'package:http/http.dart' as http;`. */
export const dartModules = modules([
  ['network', ['package:dio/dio.dart', 'package:http/http.dart', 'package:web_socket_channel/io.dart']],
]);

export const elixir = table([
  ['network', 'any', ['HTTPoison', 'Mint', 'Tesla', 'gen_tcp', 'gen_udp', 'hackney', 'httpc']],
  ['network', 'module', ['Finch', 'Req']],
  ['process', 'member-call', ['cmd', 'shell', 'open_port']],
  ['process', 'module', ['Port']],
  ['evaluate', 'member-call', ['compile_string', 'eval_file', 'eval_quoted', 'eval_string', 'binary_to_term']],
  ['decode', 'any', ['decode16', 'decode64', 'url_decode64']],
  ['encode', 'any', ['encode64', 'url_encode64']],
  ['identity', 'member-call', ['gethostname']],
  ['write', 'member-call', ['write', 'write_file']],
  ['chmod', 'member-call', ['chmod', 'change_mode']],
  ['home', 'any', ['user_home']],
  ['dns', 'member-call', ['getaddr', 'gethostbyname']],
  ['load-native', 'any', ['load_nif']],
]);

export const erlang = table([
  ['network', 'any', ['gen_tcp', 'gen_udp', 'gun', 'hackney', 'httpc']],
  ['process', 'member-call', ['cmd']],
  ['process', 'any', ['open_port']],
  ['evaluate', 'any', ['erl_eval', 'load_binary']],
  ['evaluate', 'member-call', ['binary_to_term']],
  ['identity', 'member-call', ['gethostname']],
  ['write', 'member-call', ['write_file']],
  ['chmod', 'member-call', ['change_mode']],
  ['dns', 'member-call', ['getaddr', 'gethostbyname']],
  ['load-native', 'any', ['load_nif']],
]);
