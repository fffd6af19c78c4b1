import { bangkokDate, weekOf } from '../../clock.ts';
import type { Ending, Speaker, Start } from '../../conversation/bot-flow.ts';
import type { ConversationState, Say } from '../../conversation/state.ts';
import type { Household } from '../../models/household.ts';

/** A report on an invented household: the same questions, and nothing is kept (domain.md §5.1, 6). */
export function practiceReport({ at }: Speaker): Start & { says: readonly Say[] } {
  // Without a household, so that nothing told meanwhile is put down to one.
  const data = { week: weekOf(bangkokDate(at)), mode: 'practice' };
  return { flow: 'weekly-report', data, says: [{ key: 'practice-begins' }] };
}

/** Whether a conversation is a practice report, so that none of its effects may be written. */
export function isPractice({ data }: Pick<ConversationState, 'data'>): boolean {
  return data['mode'] === 'practice';
}

/** The household a practice report is about. */
export function sampleHousehold(language: 'th' | 'en'): Household {
  return {
    _id: '',
    name: language === 'th' ? 'บ้านตัวอย่าง' : 'the sample house',
    tambon: '-',
    district: '',
    stage: 'survive',
    stageHistory: [],
    dimensionHistory: [],
    placeHistory: [],
    openDimensions: ['income'],
    indicators: [],
    members: [],
    assets: [],
    origin: 'tpmap',
    recordedInTpmap: false,
    sharesPlot: false,
    pictureConsent: 'no',
    healthConsent: 'no',
  };
}

/** The end of a practice report. */
export const practiceOver: Ending = {
  kind: 'end',
  says: [{ key: 'practice-over', buttons: ['report', 'menu'] }],
};
