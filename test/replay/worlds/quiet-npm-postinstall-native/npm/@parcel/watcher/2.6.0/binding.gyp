{ "targets": [ { "target_name": "watcher", "sources": [ "src/binding.cc" ] } ] }
