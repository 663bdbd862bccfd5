"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const data = require("./data.json");

function randomElement(list) {
  return list[Math.floor(Math.random() * list.length)];
}

function randUserAgent(device = "desktop", browser, os) {
  const options = data[device] || {};
  const names = Object.keys(options);
  const picked = browser && options[browser] ? browser : randomElement(names);
  return randomElement(options[picked]);
}

module.exports = randUserAgent;
