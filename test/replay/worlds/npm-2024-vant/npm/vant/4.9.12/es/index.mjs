export { Button } from './button/index.mjs';
