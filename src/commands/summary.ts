import type { OfficerScope } from '../access/area.ts';
import { placeNamed } from '../places/place-named.ts';
import { may } from '../access/rights.ts';
import { bangkokDate, mondayOf, weekOf } from '../clock.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import { loadOpenHelp, loadWeek } from '../figures/load-week.ts';
import { listCard } from '../messages/list-card.ts';
import { placeLine } from '../messages/place-line.ts';
import { showDate } from '../messages/show-date.ts';
import { say as words } from '../messages/words.ts';
import { weekItems } from '../messages/week-items.ts';
import { afterWords } from '../readers/command-words.ts';
import { readCommand } from '../readers/command.ts';
import { placeChoices } from '../places/place-choices.ts';

const NAME = 'summary';

/** This week's figures of an officer's area, or of a part of it that she names: "สรุป ราษีไศล" (domain.md §5.7). */
export const summary: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'see-summary'),
  meantFor: 'officer',
  read: (text) => (readCommand(text)?.cmd === 'digest' ? '' : afterWords(['สรุป', 'summary', 'digest'], text)),
  run: async ({ speaker, argument }) => {
    const scope = speaker.person.officer;
    const named = scope && (await placeNamed(scope, argument));
    if (named?.kind === 'scope') return show(speaker, named.scope);
    return placeChoices(NAME, named?.kind === 'choices' ? named.areas : [], speaker.person.language);
  },
};

async function show({ person: { language }, at }: Speaker, scope: OfficerScope): Promise<Outcome> {
  const week = weekOf(bangkokDate(at));
  const [figures, help] = await Promise.all([loadWeek(scope, week), loadOpenHelp(scope)]);
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const { district = '', tambons: [tambon] = [] } = scope;
  const here = scope.level === 'subdistrict' && tambon ? `${district} ${tambon}` : district;
  const card = listCard({
    title: word('title', { place: placeLine(scope, language) }),
    note: weekLine(week, language),
    items: weekItems(figures, help, scope, language),
    buttons: [
      { label: word('buttons.missing'), value: commandButton('missing', here) },
      { label: word('buttons.urgent'), value: commandButton('urgent') },
    ],
  });
  return { kind: 'end', says: [{ key: 'title', card }] };
}

function weekLine(week: string, language: Language): string {
  const monday = mondayOf(week);
  return `${showDate(monday, language)} – ${showDate(monday.add({ days: 6 }), language)}`;
}
