export { compile, renderFile, escape } from './compile.js';
