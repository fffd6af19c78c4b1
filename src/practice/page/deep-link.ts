/** What the page's address says: whose chats are open, and whether the panel is. */
export interface DeepLink {
  as: readonly string[];
  panel: boolean;
}

/** Reads `?as=U1&as=U2&panel=0`. The panel is open unless it is shut. */
export function readDeepLink(search: string): DeepLink {
  const query = new URLSearchParams(search);
  return { as: [...new Set(query.getAll('as'))], panel: query.get('panel') !== '0' };
}

/** The address that opens the same chats again. */
export function writeDeepLink({ as, panel }: DeepLink): string {
  const query = new URLSearchParams(as.map((userId) => ['as', userId]));
  if (!panel) query.set('panel', '0');
  return `?${query}`;
}
