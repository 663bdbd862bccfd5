'use strict';

exports.frames = function frames(buffer) {
  const out = [];
  for (let at = 10; at + 10 <= buffer.length;) {
    const id = buffer.toString('latin1', at, at + 4);
    const size = buffer.readUInt32BE(at + 4);
    if (!/^[A-Z0-9]{4}$/.test(id)) break;
    out.push({ id, data: buffer.subarray(at + 10, at + 10 + size) });
    at += 10 + size;
  }
  return out;
};
