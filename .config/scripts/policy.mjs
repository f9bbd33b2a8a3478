// The content security policy of the built app, written once: as a header by our server, and as a <meta> in index.html
// for whoever serves the files with another one.

const directives = {
  'default-src': "'self'",
  // No 'unsafe-inline', no 'unsafe-eval', no WebAssembly: all code is in files of our own.
  'script-src': "'self'",
  // Monaco and the positioned parts of Radix write <style> elements while they run; text cannot act.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'worker-src': "'self'",
  // The app never talks to anybody; 'self' is for fetching its own examples.
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** For `<meta http-equiv="Content-Security-Policy">`. */
export const metaPolicy = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ');

/** For the header: browsers ignore `frame-ancestors` in a <meta>. */
export const headerPolicy = `${metaPolicy}; frame-ancestors 'none'`;
