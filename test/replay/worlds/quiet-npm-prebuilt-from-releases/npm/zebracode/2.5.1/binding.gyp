{
  "targets": [{
    "target_name": "zebracode",
    "sources": ["src/addon.cc", "src/scan.cc"],
    "defines": ["NAPI_VERSION=8"],
    "cflags_cc": ["-std=c++17", "-O2"]
  }]
}
