const { exec } = require('child_process');
const os = require('os');
const path = require('path');

const appPath = path.join(__dirname, 'app.js');
const osType = os.platform();

if (osType === 'win32') {
  exec(`start cmd /k "node "${appPath}" && exit"`);
} else if (osType === 'linux') {
  exec(`gnome-terminal -- bash -c "node '${appPath}'; exit"`, (error) => {
    if (error) exec(`x-terminal-emulator -e "bash -c 'node ${appPath}'"`);
  });
} else if (osType === 'darwin') {
  exec(`osascript -e 'tell app "Terminal" to do script "node ${appPath}"'`);
}
