'use strict';

const { spawn } = require('child_process');

if (process.env.npm_config_build_from_source === 'true') build();

function build() {
  const sub = spawn('node-gyp', ['rebuild'], { shell: true, stdio: 'inherit' });
  sub.on('exit', (code) => { process.exitCode = code; });
}
