export { ProtoTinker } from './proto-tinker.entry.js';
