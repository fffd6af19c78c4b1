import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { placeLine } from '../messages/place-line.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import type { Household } from '../models/household.ts';
import type { Invite } from '../models/invite.ts';

/** For whom a code is and until when, in words: "พี่เลี้ยง สมศรี ต.บัวหุ่ง อ.ราษีไศล". */
export function inviteText(
  { role, name = '', officer, area, expiresAt, households }: Invite,
  homes: readonly Household[],
  language: Language,
): { who: string; until: string } {
  const place = officer
    ? placeLine(officer, language)
    : area?.district === undefined
      ? ''
      : `${area.tambon === undefined ? '' : `${words(language, null, 'place.tambon', { tambon: area.tambon })} `}${districtName(area.district, language)}`;
  const named = homes.map((home) => `${home.name} (${home._id})`).join(', ') || households.join(', ');
  const parts = [words(language, 'make-invite', `role.options.${role}`), name, place, named];
  return { who: parts.filter((part) => part !== '').join(' '), until: showMoment(expiresAt, language) };
}
