// Limits of what is read and told.

/** Deeper nesting is a mistake, and would exhaust the stack of whoever walks it. */
export const depthLimit = 200;

/** Enough to see what is wrong; a file that is no YAML at all would give thousands. Per document. */
export const problemLimit = 20;
