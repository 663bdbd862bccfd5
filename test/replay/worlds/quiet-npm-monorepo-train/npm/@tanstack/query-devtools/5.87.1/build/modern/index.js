import { QueryCache } from './queryCache.js'
export { QueryCache }
export const version = '5.87.1'
