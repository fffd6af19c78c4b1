import { may } from '../access/rights.ts';
import type { BotCommand } from '../conversation/bot-command.ts';
import { exportWithKey, lastExports } from '../exports/log-export.ts';
import { recordTpmap as recordTpmapFlow } from '../flows/record-tpmap.ts';
import { afterWords } from '../readers/command-words.ts';

/**
 * Households are marked as recorded in TPMAP (domain.md R5), as far as the list shows them from which they were keyed: the
 * argument is its key in the log of exports; none for the last one she has taken, or, where she has none, for now.
 */
export const recordTpmap: BotCommand = {
  name: 'record-tpmap',
  allows: (person) => may(person, 'keep-record'),
  meantFor: 'officer',
  read: (text) => (afterWords(['บันทึก tpmap', 'คีย์ tpmap', 'tpmap'], text) === '' ? '' : null),
  run: async ({ speaker: { person, at }, argument }) => {
    const list =
      argument === '' ? (await lastExports(person, 1, 'tpmap'))[0] : await exportWithKey(person, argument);
    if (list === null || (list && list.details.what !== 'tpmap'))
      return { kind: 'end', says: [{ key: 'no-list', buttons: ['menu'] }] };
    const until = (list?.at ?? at).toISOString();
    return { kind: 'start', flow: recordTpmapFlow.flow.name, data: { until } };
  },
};
