"use strict";

module.exports = async function adapter(params) {
  const headers = params.request.headers;
  headers.delete('x-middleware-subrequest');
  return params.handler(params.request, headers);
};
