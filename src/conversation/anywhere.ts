/** Buttons that mean the same wherever they stand, so that they work from an old bubble and when typed. */
export const ANYWHERE = [
  'report',
  'next-household',
  'menu',
  'menu-more',
  'menu-rest',
  'resume',
  'officer',
  'stop',
  'pick-household',
  'language-en',
  'language-th',
] as const;
