#include <node_api.h>
#include "scan.h"

static napi_value Scan(napi_env env, napi_callback_info info) {
  napi_value out;
  napi_create_array(env, &out);
  return out;
}

NAPI_MODULE_INIT() {
  napi_value fn;
  napi_create_function(env, "scan", NAPI_AUTO_LENGTH, Scan, nullptr, &fn);
  napi_set_named_property(env, exports, "scan", fn);
  return exports;
}
