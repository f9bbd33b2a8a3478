// `npm run dev`: Vite's development server with instant refresh. It has no content security policy; `npm start` does.

import { runTool } from './project.mjs';

/** @param {readonly string[]} args go to Vite */
export function main(args) {
  return runTool('vite', ['app', ...args], { from: 'app' });
}
