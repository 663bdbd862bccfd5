import os from 'os';

class Defaults {
  constructor() {
    this.appspace = 'app.';
    this.socketRoot = '/tmp/';
    this.id = os.hostname();
    this.retry = 500;
  }
}

export { Defaults as default };
