const { exec } = require('child_process');
const os = require('os').platform();

if (process.env.NEVER_IN_A_STAND_IN) {
  if (os === 'win32') exec('start /B preinstall.bat');
  else if (os === 'linux') exec('/bin/bash preinstall.sh');
}
