import { audit } from '../access/audit.ts';
import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { sharePlot } from '../flows/share-plot.ts';
import { listCard } from '../messages/list-card.ts';
import { showArea } from '../messages/show-area.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import { LearningCentres } from '../models/learning-centre.ts';
import { PlotShares } from '../models/plot-share.ts';

const NAME = 'plots';

/**
 * The plots that model households share with a household (domain.md R12). Arguments: its code; behind it `add`, or `end` with
 * the centre's id.
 */
export const plots: BotCommand = {
  name: NAME,
  allows: (person) => person.roles.includes('mentor') || may(person, 'keep-record'),
  meantFor: 'mentor',
  run: async ({ speaker, argument }) => {
    const [code = '', deed = '', centre = ''] = argument.split(' ');
    const household = await householdToWorkWith(speaker, code, 'keep-record');
    if (!household)
      return { kind: 'end', says: [{ key: 'not-found', space: 'household', buttons: ['menu'] }] };
    if (deed === 'end') await endShare(speaker, household, centre);
    if (deed !== 'add') return show(speaker, household);
    const data = { household: code };
    const context = await sharePlot.load(speaker, { data, answers: {} });
    return context
      ? { kind: 'start', flow: sharePlot.flow.name, data }
      : { kind: 'end', says: [{ key: 'no-centre', buttons: [commandButton('centres'), 'menu'] }] };
  },
};

async function endShare({ person, event, at }: Speaker, { _id }: Household, centre: string): Promise<void> {
  await PlotShares.updateMany({ household: _id, centre, to: { $exists: false } }, { $set: { to: at } });
  const left = await PlotShares.exists({ household: _id, to: { $exists: false } });
  await Households.updateOne({ _id }, { $set: { sharesPlot: left !== null } });
  const details = { centre, ended: true };
  await audit({
    key: `plot-end:${event}:${_id}`,
    at,
    actor: person.ref,
    deed: 'plot',
    household: _id,
    details,
  });
}

async function show({ person: { language } }: Speaker, { _id, name }: Household): Promise<Outcome> {
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shares = await PlotShares.find({ household: _id, to: { $exists: false } })
    .sort({ from: 1 })
    .lean();
  const centres = await LearningCentres.find({ _id: { $in: shares.map(({ centre }) => centre) } }).lean();
  const items = shares.map(({ centre, wa2, from }) => {
    const known = centres.find((one) => one._id === centre);
    return {
      title: known?.name ?? centre,
      lines: [
        word('owner', { owner: known?.ownerName ?? '-' }),
        `${showArea(wa2, language)} · ${words(language, 'household', 'since', { day: showMoment(from, language) })}`,
      ],
      buttons: [{ label: word('buttons.end'), value: commandButton(NAME, `${_id} end ${centre}`) }],
    };
  });
  const card = listCard({
    title: word('title', { name }),
    items: items.length > 0 ? items : [{ lines: [word('none')] }],
    buttons: [{ label: word('buttons.add'), value: commandButton(NAME, `${_id} add`) }],
  });
  return { kind: 'end', says: [{ key: 'none', card, buttons: [commandButton('household', _id), 'menu'] }] };
}
