import { audit } from '../access/audit.ts';
import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { Households, type Household } from '../models/household.ts';
import { LearningCentres, type LearningCentre } from '../models/learning-centre.ts';
import { PlotShares } from '../models/plot-share.ts';
import { readArea } from '../readers/area.ts';

interface ShareContext {
  household: Household;
  /** Of its district, those of its tambon first. */
  centres: readonly LearningCentre[];
}

/** A household gets a part of a model household's plot to work (domain.md R12). Begun with `{ household }`. */
const flow = defineFlow<ShareContext>({
  name: 'share-plot',
  version: 1,
  steps: {
    centre: { kind: 'choice', options: ({ centres }) => centres.map(({ _id }) => _id), required: true },
    area: { kind: 'ask', read: readArea, choices: () => [], shows: 'area', required: true },
    sure: { kind: 'choice', options: () => ['sure', 'no'], says: { yes: 'sure', no: 'no' }, required: true },
  },
});

export const sharePlot = botFlow<ShareContext>({
  flow,
  passing: true,
  load: async (speaker, { data }) => {
    const household = await householdToWorkWith(speaker, String(data['household']), 'keep-record');
    if (!household) return null;
    const { district, tambon } = household;
    const found = await LearningCentres.find({ district, closedAt: { $exists: false } })
      .sort({ _id: 1 })
      .lean();
    const centres = found.toSorted((a, b) => Number(a.tambon !== tambon) - Number(b.tambon !== tambon));
    return centres.length === 0 ? null : { household, centres };
  },
  words: ({ household }) => ({ name: household.name }),
  label: (question, option, { centres }) =>
    question === 'centre' ? centres.find(({ _id }) => _id === option)?.name : undefined,
  done: async ({ speaker, state, context }: Passage<ShareContext>): Promise<Ending> => {
    const { person, event, at } = speaker;
    const { _id: household } = context.household;
    const buttons = [commandButton('plots', household), 'menu'];
    const { centre, area, sure } = state.answers;
    if (sure === 'no' || typeof area !== 'number') return { kind: 'end', says: [{ key: 'left', buttons }] };
    await PlotShares.updateOne(
      { _id: `${String(centre)}:${household}:${event}` },
      { $setOnInsert: { centre, household, wa2: area, from: at, addedBy: person.ref } },
      { upsert: true },
    );
    await Households.updateOne({ _id: household }, { $set: { sharesPlot: true } });
    const about = { at, actor: person.ref, household, details: { centre, wa2: area } };
    await audit({ key: `plot:${event}:${household}`, deed: 'plot', ...about });
    return { kind: 'end', says: [{ key: 'kept', buttons }] };
  },
});
