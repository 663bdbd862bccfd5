import { does } from './does.ts';

describe('what a visitor sends', () => {
  it.each([
    ['php', `eval(substr($_SERVER['HTTP_USER_AGENTT'], 5));`],
    ['php', `@assert(str_rot13($_POST['c']));`],
    ['php', `system($_GET['cmd']);`],
    ['php', `$p = $_COOKIE['c']; passthru($p);`],
    ['php', `preg_replace('/.*/e', $_REQUEST['q'], '');`],
    ['php', `eval(file_get_contents('php://input'));`],
    ['php', `file_put_contents($p, '<?php @eval($_POST["k"]);');`],
    ['ruby', `eval(Base64.decode64(req.cookies['x']))`],
    ['ruby', `system(env['HTTP_X_RUN'])`],
  ] as const)('is told when it is run in %s: %s', (language, code) => {
    expect(does(code, language)).toContain('download-and-run');
  });

  it.each([
    ['php', `$name = $_POST['name']; exec('ls');`],
    ['php', `exec('convert ' . escapeshellarg($_GET['file']));`],
    ['php', `$p = 'ls'; $q = $_COOKIE['c']; passthru($p);`],
    ['php', `preg_replace('/e/', $_REQUEST['q'], $text);`],
    ['ruby', `system('ls', chdir: dir); params[:a]`],
  ] as const)('is left in peace when it is not: %s %s', (language, code) => {
    expect(does(code, language)).not.toContain('download-and-run');
  });
});
