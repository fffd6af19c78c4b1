import { bangkokDate, bangkokMoment, now } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import type { LineMessage } from '../line/client.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { People } from '../models/person.ts';
import { PrPosts } from '../models/pr-post.ts';
import { EVENING } from '../outbox/quiet-hours.ts';
import { tell } from '../outbox/tell.ts';
import { isWorkingDay } from '../province/working-day.ts';
import type { Job } from './job.ts';

const NAME = 'pr-post';

/**
 * Every working day at three the officers of each district that has entered neither a post nor that there is none are reminded
 * (domain.md R19, §5.4). A reminder that could not go out the same day does not go out.
 */
export const prNudge: Job = {
  name: 'pr-nudge',
  cron: '0 15 * * *',
  period: (at) => bangkokDate(at).toString(),
  run: async (at) => {
    const date = bangkokDate(at);
    const day = date.toString();
    // Nobody is reminded of today's work later than this (domain.md §5.4).
    const expiresAt = bangkokMoment(date, EVENING);
    if (!isWorkingDay(date) || now() >= expiresAt) return { districts: 0, told: 0 };
    const officers = await People.find({
      roles: 'officer',
      'officer.level': 'district',
      blocked: false,
    }).lean();
    const entries = await PrPosts.find({ day }).select({ district: 1 }).lean();
    const entered = new Set(entries.map(({ district }) => district));
    const byDistrict = Map.groupBy(officers, ({ officer }) => officer?.district ?? '');
    const counts = { districts: 0, told: 0 };
    for (const [district, hers] of byDistrict) {
      if (district === '' || entered.has(district)) continue;
      counts.districts++;
      for (const officer of hers) {
        const says = [{ key: 'nudge', space: NAME, card: card(district, day, officer.language) }];
        await tell(officer, { key: `pr-nudge:${day}`, class: 'reminder', says, expiresAt });
        counts.told++;
      }
    }
    return counts;
  },
};

function card(district: string, day: string, language: Language): LineMessage {
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  return listCard({
    title: word('nudge', { district: districtName(district, language) }),
    items: [],
    buttons: [
      { label: word('buttons.send'), value: commandButton(NAME) },
      { label: word('buttons.none'), value: commandButton(NAME, `none ${day}`) },
    ],
  });
}
