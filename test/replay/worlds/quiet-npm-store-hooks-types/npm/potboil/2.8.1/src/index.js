export { createStore } from './store.js';
export { shallow } from './shallow.js';
export { persist } from './persist.js';
export { useStore } from './react.js';
