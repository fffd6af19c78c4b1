import type { Language } from '../conversation/bot-flow.ts';
import { placeLine } from '../messages/place-line.ts';
import { showTime } from '../messages/show-moment.ts';
import { showDateInFull, showWeekInFull } from '../messages/show-week.ts';
import { say as words } from '../messages/words.ts';
import { officials, slogans } from '../province/current.ts';
import type { PublicStory } from '../stories/stories-of.ts';
import type { Edition } from './edition.ts';
import { headlineOf } from './headline.ts';
import { isTold, pressFigures } from './press-figures.ts';
import { publish, type ShownFigures } from './publish.ts';
import { correctionLine, dayOf, showCount } from './show-figures.ts';

const NAME = 'press';

/**
 * An edition as the office pastes it into Facebook or its website, in the order of its own press reports (domain.md R28):
 * headline, date and place, who leads, body, figures, stories with what was said, slogans, signature. Only what everybody may
 * see. `address`: where the whole edition is.
 */
export function pressText(edition: Edition, { address, language = 'th' }: PressOptions = {}): string {
  const shown = publish(edition.figures);
  const { motto, province, signature } = slogans();
  const { reporter } = officials();
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const figures = pressFigures(shown, language);
  const paragraphs = [
    edition.lead || headlineOf(shown, language),
    [whenAndWhere(edition, language), ...leaders(language)].join(' '),
    body(shown, language),
    figures.length === 0 ? '' : [word('figures.title'), ...figures.map((line) => `• ${line}`)].join('\n'),
    ...(edition.stories.length === 0 ? [] : [word('stories')]),
    ...edition.stories.map((story) => storyText(story, language)),
    edition.video === undefined ? '' : word('video', { video: edition.video }),
    edition.corrections.map((one) => correctionLine(one, language)).join('\n'),
    address === undefined ? '' : word('read', { address }),
    `“${motto}”\n“${province}”`,
    `${signature}\n${word('reporter', { reporter })}`,
  ];
  return `${paragraphs.filter((one) => one !== '').join('\n\n')}\n`;
}

interface PressOptions {
  address?: string;
  language?: Language;
}

/** The time stands there only once the edition has come out. */
function whenAndWhere(edition: Edition, language: Language): string {
  const { office, place } = officials();
  const { sentAt, figures } = edition;
  const day = showDateInFull(dayOf(edition), language);
  const values = { day, place, office, ...(sentAt && { time: showTime(sentAt, language) }) };
  const of = { area: placeLine(figures.scope, language), days: showWeekInFull(figures.week, language) };
  const first = words(language, NAME, sentAt ? 'when-at' : 'when', values);
  return `${first} ${words(language, NAME, 'of', of)}`;
}

function leaders(language: Language): string[] {
  const { governor, secretary } = officials();
  return [
    ...(governor ? [words(language, NAME, 'governor', governor)] : []),
    ...(secretary ? [words(language, NAME, 'secretary', secretary)] : []),
  ];
}

function body({ met, reported }: ShownFigures, language: Language): string {
  const word = (key: string, values: object = {}): string =>
    words(language, NAME, `body.${key}`, { ...values });
  const week = isTold(met)
    ? word('met', { met: showCount(met, language) })
    : isTold(reported)
      ? word('reported', { reported: showCount(reported, language) })
      : word('quiet');
  return [word('pairs'), word('aim'), week].join(' ');
}

function storyText({ title, text, quote, person, video }: PublicStory, language: Language): string {
  const word = (key: string, values: object): string => words(language, NAME, key, { ...values });
  return [
    title,
    text,
    ...(quote === undefined ? [] : [person === undefined ? `“${quote}”` : word('said', { person, quote })]),
    ...(video === undefined ? [] : [word('video', { video })]),
  ].join('\n');
}
