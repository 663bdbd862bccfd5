'use strict';
const https = require('https');
const { regions } = require('./regions');
class Client {
  constructor({ apiKey, region = 'eu' }) {
    this.apiKey = apiKey;
    this.host = regions[region];
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
  async retry(times, ...args) {
    for (let i = 0; i < times; i++) {
      try { return await this.request(...args); } catch (error) { if (i + 1 === times) throw error; }
    }
  }
}
module.exports = { Client };
