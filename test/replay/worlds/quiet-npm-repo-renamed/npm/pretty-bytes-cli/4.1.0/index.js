import prettyBytes from 'pretty-bytes';

const [, , value] = process.argv;
console.log(prettyBytes(Number(value), {maximumFractionDigits: 2}));
