import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Language, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { healthHint } from '../digest/health-hint.ts';
import { figuresOf, type DigestFigures } from '../digest/figures.ts';
import { loadTally } from '../digest/load-tally.ts';
import { correctDigest } from '../digest/send-digest.ts';
import { changedLines } from '../messages/changed-figures.ts';
import { say as words } from '../messages/words.ts';
import { Digests } from '../models/digest.ts';
import { LEAD } from './lead-step.ts';
import { ownWords } from './own-words-step.ts';

interface CorrectContext {
  /** The figures as they were sent, and as they are now; absent while the summary is far. */
  figures?: { sent: DigestFigures; now: DigestFigures };
}

/** A digest that was sent is corrected: why, and with which first words. Begun with `{ week }`. */
const flow = defineFlow<CorrectContext>({
  name: 'correct-digest',
  version: 1,
  steps: {
    reason: { ...ownWords, heeds: true },
    lead: { ...LEAD, choices: () => ['same'] },
    review: { kind: 'review' },
  },
});

export const correctDigestFlow = botFlow<CorrectContext>({
  flow,
  load: async ({ person }, { data, answers }) => {
    const week = String(data['week']);
    const digest = await Digests.findOne({ _id: week, state: 'sent' }).lean();
    if (!digest || !may(person, 'send-digest')) return null;
    // Counting a whole week is done when the summary may be next, and not before.
    if (!('reason' in answers)) return {};
    const scope = { level: 'province' } as const;
    const now = figuresOf(await loadTally(week), scope);
    return { figures: { sent: figuresOf(digest.tally, scope), now } };
  },
  // The summary shows what was tapped as it stood on the button.
  label: (question, option, _, language) =>
    question === 'lead' && option === 'same'
      ? words(language, 'correct-digest', 'lead.buttons.same')
      : undefined,
  words: ({ figures }, language) => ({ changes: changesIn(figures, language) }),
  record: async (before, { state }) =>
    state.status === 'open' && state.step === 'review' && before.step !== 'review'
      ? healthHint([state.answers['reason'], state.answers['lead']])
      : [],
  done: async ({ speaker, state }: Passage<CorrectContext>): Promise<Ending> => {
    const { person, event, at } = speaker;
    const { reason, lead } = state.answers;
    for (const [step, typed] of Object.entries({ reason, lead }))
      if (typeof typed !== 'string') return { kind: 'return', step, says: [] };
    const week = String(state.data['week']);
    const own = lead === 'same' ? {} : { lead: String(lead), leadMessage: state.sources?.['lead'] };
    const what = { reason: String(reason), reasonMessage: state.sources?.['reason'], ...own };
    const no = await correctDigest(week, { by: person.ref, event, at }, what);
    const buttons = [commandButton('digest', week), 'menu'];
    return { kind: 'end', says: [{ key: no === null ? 'gone' : 'corrected', values: { no }, buttons }] };
  },
});

function changesIn(figures: CorrectContext['figures'], language: Language): string {
  return figures ? changedLines(figures.sent, figures.now, language).join('\n') : '';
}
