'use strict';
const { execFile } = require('child_process');
const fs = require('fs/promises');
const os = require('os');
const path = require('path');
const { promisify } = require('util');

const exec = promisify(execFile);
const self = path.resolve(__dirname, '..', 'bin', 'stayup.js');
const xml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const word = (text) => (/^[\w./:=@-]+$/.test(text) ? text : `"${text.replace(/(["\\$%])/g, (c) => (c === '%' ? '%%' : `\\${c}`))}"`);

const systemd = {
  file: (name) => path.join(process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config'), 'systemd', 'user', `${name}.service`),
  text: (name, command, cwd) => `[Unit]
Description=${name} (kept by stayup)
After=network-online.target

[Service]
Type=simple
WorkingDirectory=${cwd}
ExecStart=${[process.execPath, self, 'run', '--', ...command].map(word).join(' ')}
Restart=on-failure
RestartSec=5
Environment=NODE_ENV=production

[Install]
WantedBy=default.target
`,
  enable: async (name) => {
    await exec('systemctl', ['--user', 'daemon-reload']);
    await exec('systemctl', ['--user', 'enable', '--now', `${name}.service`]);
  },
  disable: (name) => exec('systemctl', ['--user', 'disable', '--now', `${name}.service`]),
  status: (name) => exec('systemctl', ['--user', 'is-active', `${name}.service`]),
};

const label = (name) => `dev.stayup.${name}`;
const launchd = {
  file: (name) => path.join(os.homedir(), 'Library', 'LaunchAgents', `${label(name)}.plist`),
  text: (name, command, cwd) => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
  <key>Label</key><string>${label(name)}</string>
  <key>ProgramArguments</key>
  <array>${[process.execPath, self, 'run', '--', ...command].map((arg) => `<string>${xml(arg)}</string>`).join('')}</array>
  <key>WorkingDirectory</key><string>${xml(cwd)}</string>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
</dict>
</plist>
`,
  enable: (name) => exec('launchctl', ['bootstrap', `gui/${process.getuid()}`, launchd.file(name)]),
  disable: (name) => exec('launchctl', ['bootout', `gui/${process.getuid()}/${label(name)}`]),
  status: (name) => exec('launchctl', ['print', `gui/${process.getuid()}/${label(name)}`]),
};

function manager() {
  if (process.platform === 'linux') return systemd;
  if (process.platform === 'darwin') return launchd;
  throw new Error(`no service manager known for ${process.platform}`);
}

exports.install = async function install(command, { name }) {
  if (command.length === 0) throw new Error('no command');
  const kind = manager();
  const file = kind.file(name);
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, kind.text(name, command, process.cwd()), { flag: 'wx', mode: 0o644 });
  await kind.enable(name);
  console.log(`installed ${file}`);
};

exports.uninstall = async function uninstall({ name }) {
  const kind = manager();
  await kind.disable(name).catch(() => {});
  await fs.rm(kind.file(name), { force: true });
};

exports.status = async function status({ name }) {
  const { stdout } = await manager().status(name).catch((error) => error);
  console.log(stdout.trim().split('\n')[0] || 'not installed');
};
