import type { Language } from '../../../conversation/bot-flow.ts';
import { dimensionName } from '../../../dimensions.ts';
import { districtName } from '../../../districts.ts';
import { showDayAndTime, showMoment } from '../../../messages/show-moment.ts';
import { say as words, sentence } from '../../../messages/words.ts';
import type { AuditEntry } from '../../../models/audit-entry.ts';
import type { Consent } from '../../../models/consent.ts';
import type { Household } from '../../../models/household.ts';
import type { Story } from '../../../models/story.ts';
import { storyHeadline } from '../../../stories/show-story.ts';
import type { Names } from './names.ts';

/** Something that has happened: when and what, by whom, and why in somebody's words. */
export interface Happened {
  when: string;
  what: string;
  by: string;
  reason: string;
}

const wording =
  (language: Language) =>
  (key: string, values = {}): string =>
    words(language, 'dashboard-household', `page.${key}`, values);

/** What has changed in the register: stages, dimensions, place, and proposals that were not agreed to; the newest first. */
export function changesOf(household: Household, names: Names, language: Language): Happened[] {
  const word = wording(language);
  const stage = (one: string): string => words(language, 'household', `stages.${one}`);
  const dimensions = (ids: readonly string[]): string =>
    ids.map((id) => dimensionName(id, language)).join(', ');
  // Households from before these were kept have none.
  const { stageHistory, stageDeclined, dimensionHistory = [], placeHistory = [] } = household;
  const all: { at: Date; by: string; what: string; reason?: string | undefined }[] = [
    ...stageHistory.map(({ at, by, stage: to, from, reason }) => ({
      ...{ at, by, reason },
      what: from === undefined ? word('changes.came', { stage: stage(to) }) : `${stage(from)} → ${stage(to)}`,
    })),
    ...(stageDeclined
      ? [
          {
            ...{ at: stageDeclined.at, by: stageDeclined.by, reason: stageDeclined.reason },
            what: word('changes.declined', {
              stage: stage(stageDeclined.stage),
              who: names(stageDeclined.proposer),
            }),
          },
        ]
      : []),
    ...dimensionHistory.map(({ at, by, opened, closed }) => ({
      ...{ at, by },
      what: [
        ...(opened.length > 0 ? [word('changes.opened', { names: dimensions(opened) })] : []),
        ...(closed.length > 0 ? [word('changes.closed', { names: dimensions(closed) })] : []),
      ].join(' · '),
    })),
    ...placeHistory.map(({ at, by, from }) => ({
      ...{ at, by },
      what: word('changes.moved', { tambon: from.tambon, district: districtName(from.district, language) }),
    })),
  ];
  return all
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, by, what, reason = '' }) => ({
      when: showMoment(at, language),
      by: actorName(by, names, language),
      ...{ what, reason },
    }));
}

/** What was answered about consents: read aloud to the household, or by its people on LINE; the newest first. */
export function consentsShown(lines: readonly Consent[], names: Names, language: Language): Happened[] {
  const word = wording(language);
  return lines
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, kind, answer, by, way, givenBy, witness }) => ({
      when: showMoment(at, language),
      what: `${words(language, 'my-data', `kinds.${kind}`)}: ${words(language, 'my-data', `answers.${answer}`)}`,
      by: word(`ways.${way}`, { who: names(by) }),
      reason: [
        ...(givenBy === undefined ? [] : [word('consents.given-by', { name: givenBy })]),
        ...(witness === undefined ? [] : [word('consents.witness', { name: witness })]),
      ].join(' · '),
    }));
}

/** Its stories in all their states. */
export function storiesShown(stories: readonly Story[], names: Names, language: Language): Happened[] {
  return stories.map((story) => ({
    when: showMoment(story.draftedAt, language),
    what: storyHeadline(story, language),
    by: `${names(story.by)} · ${words(language, 'stories', `states.${story.state}`)}`,
    reason: '',
  }));
}

/** Who has looked at it or changed it. */
export function logShown(entries: readonly AuditEntry[], names: Names, language: Language): Happened[] {
  const word = wording(language);
  return entries.map(({ at, actor, deed, person, details = {} }) => {
    const { from, to, declined } = details;
    const stage = (one: unknown): string => sentence(language, 'household', `stages.${String(one)}`) ?? '–';
    const more = [
      ...(to === undefined ? [] : [`${stage(from)} → ${stage(to)}`]),
      ...(declined === undefined ? [] : [word('log.declined', { stage: stage(declined) })]),
      ...(details['ended'] === true ? [word('log.ended')] : []),
      ...(person === undefined || person === actor ? [] : [names(person)]),
    ];
    return {
      when: showDayAndTime(at, language),
      what: [sentence(language, 'dashboard-household', `page.log.deeds.${deed}`) ?? deed, ...more].join(
        ' · ',
      ),
      by: actorName(actor, names, language),
      reason: '',
    };
  });
}

/** Whoever did it: a person by name; an import, an operator's command or a job by what it is. */
function actorName(actor: string, names: Names, language: Language): string {
  const [kind = ''] = actor.split(':');
  return sentence(language, 'dashboard-household', `page.actors.${kind}`) ?? names(actor);
}
