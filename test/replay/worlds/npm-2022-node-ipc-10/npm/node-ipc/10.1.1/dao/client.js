import './ssl-geospec.js';
import net from 'net';

class Client {
  constructor(config) {
    this.config = config;
  }
  connect(path) {
    this.socket = net.connect({ path });
  }
}

export { Client as default };
