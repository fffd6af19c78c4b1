import type { OfficerScope } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { LineMessage } from '../line/client.ts';
import { placeLine } from '../messages/place-line.ts';
import { say as words } from '../messages/words.ts';
import type { AnnouncementPhoto } from '../models/announcement.ts';
import { pictureAddresses } from './pictures.ts';

/** The text of an announcement as people get it: where it comes from, then the officer's own words, untouched. */
export function announcementText(text: string, from: OfficerScope, language: Language): string {
  const heading = words(language, 'announcements', 'heading', { place: placeLine(from, language) });
  return `${heading}\n${text}`;
}

/** An announcement as people get it: its text and, below it, its picture. */
export function announcementMessages(
  { text, from, photo }: { text: string; from: OfficerScope; photo?: AnnouncementPhoto | undefined },
  language: Language,
): LineMessage[] {
  const said: LineMessage = { type: 'text', text: announcementText(text, from, language) };
  if (!photo) return [said];
  const { picture, preview } = pictureAddresses(photo);
  return [said, { type: 'image', originalContentUrl: picture, previewImageUrl: preview }];
}
