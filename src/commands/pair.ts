import { may } from '../access/rights.ts';
import type { BotCommand, Outcome } from '../conversation/bot-command.ts';
import { pairHousehold } from '../flows/pair-household.ts';
import { Households } from '../models/household.ts';
import { mentorsOf } from '../pairing/mentors-of.ts';

/** An officer chooses a mentor for a household. The argument is its code; the words for it lead to `pairings` first. */
export const pair: BotCommand = {
  name: 'pair',
  allows: (person) => may(person, 'pair'),
  meantFor: 'officer',
  run: async ({ speaker, argument }) => {
    const household = await Households.findById(argument).lean();
    if (!household || !may(speaker.person, 'pair', household)) return end('not-found');
    const [first] = await mentorsOf(household._id);
    const data = { household: argument, ...(first && { instead: first.ref }) };
    const context = await pairHousehold.load(speaker, { data, answers: {} });
    return context ? { kind: 'start', flow: pairHousehold.flow.name, data } : end('no-mentors');
  },
};

function end(key: string): Outcome {
  return { kind: 'end', says: [{ key, space: 'pairings', buttons: ['menu'] }] };
}
