/** LINE's own themes; their colours stand in line-theme.css. */
export type Theme = 'light' | 'dark';

/** What the page's address says: whose chats are open, whether the panel is, and which theme LINE has. */
export interface DeepLink {
  as: readonly string[];
  panel: boolean;
  /** `null`: as the machine has it. */
  theme: Theme | null;
}

/** Reads `?as=U1&as=U2&panel=0&theme=dark`. The panel is open unless it is shut. */
export function readDeepLink(search: string): DeepLink {
  const query = new URLSearchParams(search);
  const theme = query.get('theme');
  return {
    as: [...new Set(query.getAll('as'))],
    panel: query.get('panel') !== '0',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}

/** The address that opens the same chats again. */
export function writeDeepLink({ as, panel, theme }: DeepLink): string {
  const query = new URLSearchParams(as.map((userId) => ['as', userId]));
  if (!panel) query.set('panel', '0');
  if (theme !== null) query.set('theme', theme);
  return `?${query}`;
}
