import{p as e,b as t}from'./p-4a2c7f19.js';e().then(o=>t([['p-0d3f2b6e',[[1,'proto-tinker',{bucket:[32]}]]]],o));
