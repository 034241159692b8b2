/** All that the entries `inspir` and `inspir/init` have. */
export * from './api.js';
export * from './calls.js';
export { version } from './start.js';
