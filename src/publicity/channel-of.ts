import type { Language } from '../conversation/bot-flow.ts';
import { channels } from '../province/current.ts';

/** The channel whose sites `link` belongs to, by its id; undefined when no channel claims the site (domain.md R22). */
export function channelOf(link: string): string | undefined {
  const { hostname } = new URL(link);
  return channels().find(({ hosts }) =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
  )?.id;
}

/** What a channel is called on a button, or its id when the province has taken it off its list. */
export function channelLabel(id: string, language: Language): string {
  return channels().find((channel) => channel.id === id)?.[language] ?? id;
}
