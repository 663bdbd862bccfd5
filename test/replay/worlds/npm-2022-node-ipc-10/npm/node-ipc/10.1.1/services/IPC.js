import Defaults from '../entities/Defaults.js';
import Client from '../dao/client.js';

class IPC {
  constructor() {
    this.config = new Defaults();
    this.of = {};
  }
  connectTo(id, path, callback) {
    const client = new Client(this.config);
    this.of[id] = client;
    client.connect(path);
    if (callback) callback(this);
  }
}

export { IPC as default };
