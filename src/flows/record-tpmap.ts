import { may } from '../access/rights.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { recordInTpmap } from '../households/record-in-tpmap.ts';
import { showDayAndTime } from '../messages/show-moment.ts';
import { readHouseholdCodes } from '../readers/household-codes.ts';

/** Codes that are named when they are in nobody's list; what is beyond is a number. */
const NAMED = 5;

/** An officer says which households she has keyed into TPMAP (domain.md R5). Begun with `{ until }`, the moment of her list. */
const flow = defineFlow<object>({
  name: 'record-tpmap',
  version: 1,
  steps: {
    codes: { kind: 'ask', read: readHouseholdCodes, choices: () => [], shows: 'text', required: true },
  },
});

export const recordTpmap = botFlow<object>({
  flow,
  passing: true,
  load: async ({ person }) => (may(person, 'keep-record') ? {} : null),
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const codes = String(state.answers['codes']).split(' ');
    const until = new Date(String(state.data['until']));
    const { marked, unknown } = await recordInTpmap(speaker, codes, until);
    const at = showDayAndTime(until, speaker.person.language);
    const some = unknown.slice(0, NAMED).join(', ') + (unknown.length > NAMED ? ' …' : '');
    return {
      kind: 'end',
      says: [
        { key: 'marked', values: { count: marked, at } },
        ...(unknown.length > 0 ? [{ key: 'unknown', values: { count: unknown.length, codes: some } }] : []),
      ].map((say, index, all) => (index === all.length - 1 ? { ...say, buttons: ['menu'] } : say)),
    };
  },
});
