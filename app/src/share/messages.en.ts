// Sentences of the share dialog and of opening a link.
export const shareMessages = {
  title: 'Share',
  description:
    'A link that holds the text, the request, the saved cases, the selection and the places of pinned nodes.',
  link: 'Link',
  copy: 'Copy link',
  copied: 'Copied',
  copyFailed: 'The browser did not let the page copy. Select the link and copy it by hand.',
  privacy:
    'Everything is in the part of the link behind #, which browsers do not send to any server. Whoever has the link can read it all.',
  snapshot: 'This is a snapshot: later changes are not in it.',
  length: '{count} characters',
  long: 'Links of this length do not survive every chat or mail program. Send the downloaded file instead if one breaks it.',
  noCases: 'The saved cases are too many for a link and are not in it. Export them, and send the file beside the link.',
  tooLong: 'This text is too large for a link. Download it and send the file.',
  opened: 'Opened the link.',
  openedKept: 'Opened the link. Your earlier work is kept: undo brings it back, and so does Examples.',
  undo: 'Undo',
  broken: 'This link could not be opened: {reason} What you had is unchanged.',
} as const;
