'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

const BEGIN = '# >>> jot completion >>>';
const END = '# <<< jot completion <<<';
const home = os.homedir();
const config = process.env.XDG_CONFIG_HOME || path.join(home, '.config');

const SCRIPTS = {
  bash: `_jot() { COMPREPLY=($(compgen -W "list run completion $(jot list 2>/dev/null | cut -d' ' -f1)" -- "\${COMP_WORDS[COMP_CWORD]}")); }\ncomplete -F _jot jot\n`,
  zsh: `#compdef jot\n_jot() { local -a names; names=(list run completion \${(f)"$(jot list 2>/dev/null | cut -d' ' -f1)"}); _describe task names }\ncompdef _jot jot\n`,
  fish: `complete -c jot -f -a "list run completion (jot list 2>/dev/null | string split -f1 ' ')"\n`,
};
const STARTUP = { bash: path.join(home, '.bashrc'), zsh: path.join(process.env.ZDOTDIR || home, '.zshrc') };

const shellName = () => path.basename(process.env.SHELL || 'bash');
const scriptFile = (shell) => (shell === 'fish' ? path.join(config, 'fish', 'completions', 'jot.fish') : path.join(config, 'jot', `completion.${shell}`));

function without(text) {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  return from < 0 || to < from ? text : text.slice(0, from) + text.slice(to + END.length + 1);
}

function install(shell) {
  const file = scriptFile(shell);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, SCRIPTS[shell]);
  const startup = STARTUP[shell];
  if (startup) {
    const text = fs.existsSync(startup) ? fs.readFileSync(startup, 'utf8') : '';
    fs.writeFileSync(startup, `${without(text)}${BEGIN}\n[ -f "${file}" ] && source "${file}"\n${END}\n`);
  }
  console.log(`completion for ${shell} is in ${file}; open a new shell to use it`);
}

function uninstall(shell) {
  fs.rmSync(scriptFile(shell), { force: true });
  const startup = STARTUP[shell];
  if (startup && fs.existsSync(startup)) fs.writeFileSync(startup, without(fs.readFileSync(startup, 'utf8')));
}

function completion([action = 'print', shell = shellName()]) {
  if (!SCRIPTS[shell]) throw new Error(`no completion for ${shell}`);
  if (action === 'install') install(shell);
  else if (action === 'uninstall') uninstall(shell);
  else process.stdout.write(SCRIPTS[shell]);
  return 0;
}

module.exports = { completion };
