'use strict';
const https = require('https');
class Client {
  constructor({ apiKey }) {
    this.apiKey = apiKey;
    this.host = 'api.mollie.com';
  }
  request(method, path, body) {
    return new Promise((resolve, reject) => {
      const req = https.request({ host: this.host, method, path, headers: { authorization: `Bearer ${this.apiKey}`, 'content-type': 'application/json' } }, (res) => {
        let text = '';
        res.on('data', (chunk) => { text += chunk; });
        res.on('end', () => resolve(JSON.parse(text)));
      });
      req.on('error', reject);
      req.end(JSON.stringify(body));
    });
  }
}
module.exports = { Client };
