import { doubtsAbout } from '../../../stages/doubts.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { dimensionName } from '../../../dimensions.ts';
import { districtName } from '../../../districts.ts';
import { houseLines } from '../../../help/where-and-who.ts';
import { showArea } from '../../../messages/show-area.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import type { Household, Member } from '../../../models/household.ts';
import type { LearningCentre } from '../../../models/learning-centre.ts';
import type { PlotShare } from '../../../models/plot-share.ts';
import type { Names } from './names.ts';

type Fact = readonly [name: string, what: string];

/** Who a household is and how it stands, as the register has it (commands/household.ts shows the same in chat). */
export function householdFacts(household: Household, language: Language): Fact[] {
  const { stage, stageHistory, openDimensions, indicators, assets, assetsAskedAt } = household;
  const record = (key: string, values = {}): string => words(language, 'household', key, values);
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-household', `page.${key}`, values);
  const since = stageHistory.at(-1)?.at;
  const district = words(language, null, 'place.district', {
    district: districtName(household.district, language),
  });
  return [
    [record('facts.place'), `${houseLines(household, language)[1]} ${district}`],
    [
      record('facts.stage'),
      record(`stages.${stage}`) +
        (since ? ` · ${record('since', { day: showMoment(since, language) })}` : ''),
    ],
    [
      record('facts.open'),
      openDimensions.map((id) => dimensionName(id, language)).join(', ') || record('none-open'),
    ],
    ...indicators.map(({ dimension, indicator, year }): Fact => [
      `${dimensionName(dimension, language)} ${year}`,
      indicator,
    ]),
    [
      record('facts.assets'),
      assets
        .map(({ kind, note }) => record(`assets.${kind}`) + (note === undefined ? '' : ` (${note})`))
        .join(', ') || (assetsAskedAt === undefined ? word('not-asked') : record('none')),
    ],
    [word('facts.origin'), word(`origins.${household.origin}`)],
    [record('facts.tpmap'), record(household.recordedInTpmap ? 'recorded' : 'not-recorded')],
    ...(household.thaiqmRef === undefined ? [] : [[word('facts.thaiqm'), household.thaiqmRef] as const]),
  ];
}

/** Who lives there, a row each: name, relation, year of birth, sex, occupation. */
export function memberRows(members: readonly Member[], language: Language): string[][] {
  return members.map(({ name, relation, birthYear, sex, occupation }) => [
    name ?? '–',
    relation ?? '–',
    birthYear === undefined ? '–' : String(birthYear),
    sex === undefined ? '–' : words(language, 'dashboard-household', `page.sexes.${sex}`),
    occupation ?? '–',
  ]);
}

/** The plots it works, with what ends each. */
export function plotRows(
  { _id }: Household,
  shares: readonly PlotShare[],
  centres: readonly LearningCentre[],
  language: Language,
) {
  return shares.map(({ centre, wa2, from }) => {
    const known = centres.find((one) => one._id === centre);
    return {
      name: known?.name ?? centre,
      what: [
        words(language, 'plots', 'owner', { owner: known?.ownerName ?? '-' }),
        showArea(wa2, language),
        words(language, 'household', 'since', { day: showMoment(from, language) }),
      ].join(' · '),
      argument: `${_id} end ${centre}`,
    };
  });
}

/** The move that waits for the district, with what speaks against it; null when none waits. `decides`: she may. */
export async function proposalOf(household: Household, decides: boolean, names: Names, language: Language) {
  const { _id, stage, stageProposal } = household;
  if (!stageProposal) return null;
  const { stage: to, reason, by, at } = stageProposal;
  const named = (one: string): string => words(language, 'household', `stages.${one}`);
  const doubts = await doubtsAbout(household, to);
  const approve = doubts.length > 0 ? 'approve-sure' : 'approve';
  return {
    move: `${named(stage)} → ${named(to)}`,
    reason,
    by: `${names(by)} · ${showMoment(at, language)}`,
    doubts: doubts.map((doubt) => words(language, 'stages', `doubts.${doubt}`)).join(', '),
    deeds: !decides
      ? []
      : [approve, 'decline'].map((deed) => ({
          argument: `${deed} ${_id} ${at.getTime()}`,
          label: words(language, 'stages', `buttons.${deed}`),
        })),
  };
}
