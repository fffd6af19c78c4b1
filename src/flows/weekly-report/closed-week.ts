import { bangkokDate, mondayOf, weekOf } from '../../clock.ts';
import type { Passage } from '../../conversation/bot-flow.ts';
import type { ConversationState, Say } from '../../conversation/state.ts';
import { showDate } from '../../messages/show-date.ts';

/** The Monday of the week in which the report was begun, when that week has closed; undefined while it is open. */
export function begunInClosedWeek({ speaker, state }: Passage<unknown>): string | undefined {
  const week = String(state.data['week']);
  if (week === weekOf(bangkokDate(speaker.at))) return undefined;
  return showDate(mondayOf(week), speaker.person.language);
}

/** Told before she sends it, not after: what she answered may be weeks old. */
export function warnOfClosedWeek(before: ConversationState, passage: Passage<unknown>): readonly Say[] {
  const arrives = passage.state.step === 'summary' && before.step !== 'summary';
  const begun = arrives && passage.state.data['mode'] === 'new' ? begunInClosedWeek(passage) : undefined;
  return begun === undefined ? [] : [{ key: 'will-count-now', values: { begun } }];
}
