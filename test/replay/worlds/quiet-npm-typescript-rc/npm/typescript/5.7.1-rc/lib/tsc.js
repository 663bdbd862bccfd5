#!/usr/bin/env node
require("./typescript.js");
