import { audit } from '../access/audit.ts';
import type { OfficerScope } from '../access/area.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Announcements, type Announcement, type Audience } from '../models/announcement.ts';
import { newRef } from '../models/person.ts';
import { newPictureToken } from './pictures.ts';

/** What an officer has decided to announce. `message`, `photo`: the LINE messages that brought the words and the picture. */
export interface Confirmed {
  from: OfficerScope;
  audience: Audience;
  scope: OfficerScope;
  text: string;
  message: string | undefined;
  photo: string | undefined;
  count: number;
}

/**
 * Stores an announcement, and in the audit log that it was made; what is stored. It is sent later (spread.ts). The same
 * event again changes nothing and gives what was stored first.
 */
export async function confirmAnnouncement(speaker: Speaker, what: Confirmed): Promise<Announcement> {
  const { person, event, at, baseUrl } = speaker;
  const { from, audience, scope, text, message, photo, count } = what;
  const picture = photo && { message: photo, token: newPictureToken(), origin: baseUrl };
  await Announcements.updateOne(
    { _id: event },
    {
      $setOnInsert: {
        ref: newRef(),
        by: person.ref,
        from,
        audience,
        scope,
        text,
        ...(message !== undefined && { textMessage: message }),
        ...(picture && { photo: picture }),
        count,
        confirmedAt: at,
        state: 'confirmed',
      },
    },
    { upsert: true },
  );
  const { level, district, tambons } = scope;
  const details = { audience, level, district, tambons, count, picture: photo !== undefined };
  await audit({ key: `announce:${event}`, at, actor: person.ref, deed: 'announce', details });
  return Announcements.findById(event).lean().orFail();
}
