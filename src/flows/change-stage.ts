import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { say as words, sentence } from '../messages/words.ts';
import { STAGES, type Household, type Stage } from '../models/household.ts';
import { doubtsAbout } from '../stages/doubts.ts';
import { moveStage } from '../stages/move-stage.ts';
import { proposeStage } from '../stages/propose-stage.ts';
import { ownWords } from './own-words-step.ts';

interface ChangeContext {
  household: Household;
  /** She decides it herself; others propose. */
  decides: boolean;
  /** What speaks against calling it sustainable. */
  doubts: readonly string[];
}

/**
 * A mentor or an officer of the tambon proposes another stage for a household, an officer of the district or the province
 * decides at once (domain.md R4, R7). Begun with `{ household }`.
 */
const flow = defineFlow<ChangeContext>({
  name: 'change-stage',
  version: 1,
  steps: {
    to: {
      kind: 'choice',
      options: ({ household }) => STAGES.filter((stage) => stage !== household.stage),
      required: true,
    },
    sure: {
      kind: 'choice',
      options: () => ['sure', 'not-yet'],
      says: { yes: 'sure', no: 'not-yet' },
      when: ({ to }, { doubts }) => to === 'sustainable' && doubts.length > 0,
      required: true,
    },
    reason: { ...ownWords, when: ({ sure }) => sure !== 'not-yet' },
  },
});

export const changeStage = botFlow<ChangeContext>({
  flow,
  passing: true,
  load: async (speaker, { data }) => {
    const household = await householdToWorkWith(speaker, String(data['household']), 'propose-stage');
    if (!household) return null;
    const decides = may(speaker.person, 'decide-stage', household);
    return { household, decides, doubts: await doubtsAbout(household, 'sustainable') };
  },
  words: ({ household, doubts }, language) => ({
    name: household.name,
    stage: words(language, 'household', `stages.${household.stage}`),
    doubts: doubts.map((doubt) => words(language, 'stages', `doubts.${doubt}`)).join(', '),
  }),
  label: (question, option, _, language) =>
    question === 'to' ? sentence(language, 'household', `stages.${option}`) : undefined,
  done: async ({ speaker, state, context }: Passage<ChangeContext>): Promise<Ending> => {
    const { answers, sources } = state;
    const { household, decides } = context;
    if (answers['sure'] === 'not-yet') return { kind: 'end', says: [{ key: 'left', buttons: ['menu'] }] };
    const to = answers['to'] as Stage;
    const reason = String(answers['reason']);
    const card = commandButton('household', household._id);
    if (!decides) {
      await proposeStage(speaker, household, { stage: to, reason, message: sources?.['reason'] });
      return { kind: 'end', says: [{ key: 'proposed', buttons: [card, 'menu'] }] };
    }
    const from = movedFrom(household, speaker.person.ref, speaker.at);
    const moved = await moveStage(speaker, household, {
      from,
      to,
      reason,
      reasonMessage: sources?.['reason'],
    });
    return { kind: 'end', says: [{ key: moved ? 'moved' : 'meanwhile', buttons: [card, 'menu'] }] };
  },
});

/** The stage the move begins at; for a move that was made already before a crash, the one before it. */
function movedFrom({ stage, stageHistory }: Household, by: string, at: Date): Stage {
  const last = stageHistory.at(-1);
  const isRepeat = last?.by === by && last.at.getTime() === at.getTime();
  return isRepeat ? (last.from ?? stageHistory.at(-2)?.stage ?? 'survive') : stage;
}
