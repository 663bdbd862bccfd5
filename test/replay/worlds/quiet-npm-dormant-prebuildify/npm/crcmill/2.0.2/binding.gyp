{
  "targets": [{
    "target_name": "crcmill",
    "sources": ["src/crcmill.c"],
    "cflags": ["-O3", "-Wall"]
  }]
}
