import { does } from './does.ts';

describe('a call by a name that is a value', () => {
  it.each([
    ['php', `call_user_func('system', $x);`, 'process'],
    ['php', `call_user_func(strrev('metsys'), $x);`, 'process'],
    ['php', `$f = 'shell_' . 'exec'; $f($x);`, 'process'],
    ['php', `array_map('passthru', $list);`, 'process'],
    ['php', `register_shutdown_function('exec', $line);`, 'process'],
    ['php', `(new ReflectionFunction('\\system'))->invoke($x);`, 'process'],
    ['php', `$c = 'create' . '_function'; $g = $c('', $body);`, 'dynamic-evaluation'],
    [
      'php',
      String.raw`$g = "\x66\x69\x6c\x65\x5f\x67\x65\x74\x5f\x63\x6f\x6e\x74\x65\x6e\x74\x73"; $g("https://a.example/c");`,
      'network',
    ],
    ['ruby', 'Kernel.send(:system, line)', 'process'],
    ['ruby', `Object.public_send('ev' + 'al', body)`, 'dynamic-evaluation'],
    ['ruby', 'Kernel.method(:spawn).call(line)', 'process'],
  ] as const)('is a call in %s: %s', (language, code, kind) => {
    expect(does(code, language)).toContain(kind);
  });

  it.each([
    ['php', `usort($list, 'strcmp'); array_map('trim', $list);`],
    ['php', `$f = $this->handler; $f($x);`],
    ['php', `$name = 'system'; echo $name;`],
    ['php', `$kinds = ['exec' => 1]; array_filter($kinds);`],
    ['ruby', 'record.send(:update, name: 1)'],
    ['ruby', 'record.public_send("#{name}=", value)'],
  ] as const)('is nothing in %s where it names nothing of note: %s', (language, code) => {
    expect(does(code, language)).toEqual([]);
  });
});

describe('a call by a name in a file that is too large to be read whole', () => {
  it.each([
    ['php', '  $line = trim($line) + 1;\n', `call_user_func('system', $x);`, 'process'],
    ['ruby', '  line = line.strip + 1\n', 'Kernel.public_send(:system, line)', 'process'],
    ['java', '  line = line.trim() + 1;\n', 'System.load(path + "/a.png");', 'encoded-payload'],
  ] as const)('is found in %s', (language, plain, call, kind) => {
    const filler = plain.repeat(8000);
    expect(does(`${filler}${call}\n${filler}`, language)).toContain(kind);
  });
});
