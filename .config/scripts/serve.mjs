// A static server for the built app, and nothing more: one folder, right types, strict headers, no network but loopback.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { headerPolicy } from './policy.mjs';
import { isMain, root, say } from './project.mjs';

/** What `npm start` and the browser tests serve. */
export const dist = join(root, 'app/dist');

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.yaml': 'text/yaml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

const headers = {
  'Content-Security-Policy': headerPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Serve `folder` on this machine alone.
 *
 * @param {string} folder absolute
 * @param {number} port 0 lets the system choose
 * @returns {Promise<{ port: number, close(): Promise<void> } | 'taken'>}
 */
export async function serve(folder, port) {
  const answer = handler(folder);
  const four = await listen(createServer(answer), '127.0.0.1', port);
  if (typeof four === 'string') return 'taken';
  const chosen = portOf(four);
  // `localhost` may mean ::1 first. A foreign server there would answer in our place, so it counts as taken too.
  const six = await listen(createServer(answer), '::1', chosen);
  if (six === 'taken') {
    four.close();
    return port === 0 ? serve(folder, 0) : 'taken';
  }
  const servers = typeof six === 'string' ? [four] : [four, six];
  return { port: chosen, close: () => closeAll(servers) };
}

/**
 * @param {string} folder
 * @returns {import('node:http').RequestListener}
 */
function handler(folder) {
  return (request, response) => {
    const file = fileFor(folder, request.url ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    if (file === undefined) {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end('Nothing is here.\n');
      return;
    }
    response.writeHead(200, {
      ...headers,
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
      // Files under assets/ carry their hash in their name; the rest must be asked for again.
      'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  };
}

/**
 * @param {string} folder
 * @param {string} url as it came: path, query and whatever else a client may send
 * @returns {string | undefined} an existing file inside the folder
 */
function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return file;
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<import('node:http').Server | 'taken' | 'no such address'>}
 */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('no such address');
      else reject(error);
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** @param {import('node:http').Server} server */
function portOf(server) {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening TCP server has a port');
  return address.port;
}

/** @param {readonly import('node:http').Server[]} servers */
async function closeAll(servers) {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

// Playwright's `webServer` starts this file by itself: `node serve.mjs PORT`.
if (isMain(import.meta.url)) {
  const port = Number(process.argv[2] ?? 4173);
  const server = await serve(dist, port);
  if (server === 'taken') {
    say(`Port ${port} is taken.`);
    process.exit(1);
  }
  say(`http://localhost:${server.port}`);
}
