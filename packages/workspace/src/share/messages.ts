// What we say about links that cannot be opened, with what to do.

export const shareMessages = {
  'share/none': 'This link carries no shared state.',
  'share/version': 'This link was made by a newer Portolan. Open it with that one, or ask for the YAML itself.',
  'share/incomplete':
    'This link is not complete: a part was lost on its way. Copy all of it, from https to its last character, and mind that some chats cut long links.',
  'share/broken': 'This link is whole, but what it carries cannot be read. Ask whoever made it for the YAML itself.',
  'share/too-large': 'What this link carries is too large to be opened. Ask for the YAML itself.',
} as const;

export type ShareErrorCode = keyof typeof shareMessages;
