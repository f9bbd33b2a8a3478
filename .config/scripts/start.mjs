// `npm start`: build what has changed and serve it on http://localhost:4173 until Ctrl+C.

import { ensureBuilt } from './build.mjs';
import { say } from './project.mjs';
import { dist, serve } from './serve.mjs';

const usualPort = 4173;
const lastPort = usualPort + 50;

/**
 * @param {readonly string[]} args `--port N` to ask for another port than the usual one
 */
export async function main(args) {
  const first = portIn(args);
  if (first === undefined) {
    say('Usage: npm start [-- --port N], N between 1 and 65535');
    return 1;
  }
  const code = await ensureBuilt();
  if (code !== 0) return code;

  for (let port = first; port <= Math.max(first, lastPort); port += 1) {
    const server = await serve(dist, port);
    if (server === 'taken') {
      say(`Port ${port} is taken by another program; trying ${port + 1}.`);
      continue;
    }
    say(`\n  Portolan is at  http://localhost:${server.port}\n  Ctrl+C stops it.\n`);
    await new Promise((stop) => {
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
    await server.close();
    return 0;
  }
  say(`No port between ${first} and ${lastPort} is free. Name one: npm start -- --port 8000`);
  return 1;
}

/**
 * @param {readonly string[]} args
 * @returns {number | undefined} undefined when the arguments make no sense
 */
function portIn(args) {
  if (args.length === 0) return usualPort;
  const [flag, value] = args[0]?.startsWith('--port=') ? ['--port', args[0].slice(7)] : args;
  const port = Number(value);
  return flag === '--port' && Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined;
}
