module.exports = class Ledger {
  constructor(sink) { this.sink = sink; }
  write(entry) { this.sink.push({ at: Date.now(), ...entry }); }
};
