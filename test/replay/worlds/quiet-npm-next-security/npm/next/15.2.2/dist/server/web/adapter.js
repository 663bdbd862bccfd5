"use strict";

module.exports = async function adapter(params) {
  const headers = params.request.headers;
  return params.handler(params.request, headers);
};
