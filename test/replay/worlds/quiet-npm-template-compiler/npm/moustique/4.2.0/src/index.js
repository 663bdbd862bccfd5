export { compile, compileAsync, renderFile, escape } from './compile.js';
