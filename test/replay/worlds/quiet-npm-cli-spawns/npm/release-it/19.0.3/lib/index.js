export { Shell } from './shell.js';
export { GitHub } from './github.js';
