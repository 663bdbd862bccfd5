export { Vector3 } from './math/Vector3.js';
export { Scene } from './scenes/Scene.js';
