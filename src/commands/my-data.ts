import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { districtName } from '../districts.ts';
import { listCard } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { ConsentLines } from '../models/consent.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Letters } from '../models/letter.ts';
import type { Person } from '../models/person.ts';
import { Reports } from '../models/report.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { retentionPeriods } from '../privacy/retention-periods.ts';
import { readCommand } from '../readers/command.ts';
import { showNumber } from '../messages/show-number.ts';

type Facts = (readonly [name: string, what: string])[];

/** Shows in short what is stored about who asks, and how long (domain.md §6, ม.30); the whole of it comes as a file. */
export const myData: BotCommand = {
  name: 'my-data',
  allows: () => true,
  meantFor: 'member',
  read: (text) => (readCommand(text)?.cmd === 'my_data' ? '' : null),
  run: async ({ speaker: { person } }) => {
    const { language } = person;
    const word = (key: string, values = {}): string => words(language, 'my-data', key, values);
    const button = (name: string) => ({ label: word(`buttons.${name}`), value: commandButton(name) });
    const card = listCard({
      title: word('title'),
      note: word('note'),
      items: [
        { facts: herself(person, word) },
        { title: word('consents'), facts: await consentFacts(person, word) },
        { title: word('sent'), facts: await countFacts(person, word) },
        { title: word('kept'), facts: keptFacts(word) },
      ],
      buttons: ['my-data-file', 'correct-data', 'forget-me', 'consents'].map(button),
    });
    return { kind: 'end', says: [{ key: 'title', card }] };
  },
};

type Word = (key: string, values?: object) => string;

function herself(person: Person, word: Word): Facts {
  const { name, roles, officer, area, phone, household, language, reminder } = person;
  const none = word('none');
  const district = officer?.district ?? area?.district;
  const tambons = officer?.tambons ?? (area?.tambon === undefined ? [] : [area.tambon]);
  const place = [...tambons, ...(district === undefined ? [] : [districtName(district, language)])];
  const role = roles.map((one) => word(`roles.${one}`)).join(', ');
  return [
    [word('facts.name'), name ?? none],
    [word('facts.role'), role === '' ? none : role],
    [word('facts.area'), place.join(' · ') || (officer ? word('whole-province') : none)],
    [word('facts.phone'), phone ?? none],
    ...(household === undefined ? [] : [[word('facts.household'), household] as const]),
    ...(roles.includes('mentor')
      ? [[word('facts.reminder'), reminder === undefined ? none : word(`reminders.${reminder}`)] as const]
      : []),
  ];
}

async function consentFacts({ ref, consents, language }: Person, word: Word): Promise<Facts> {
  const lines = await ConsentLines.find({ subject: ref }).sort({ at: 1 }).lean();
  return (['health', 'messages', 'pictures'] as const).map((kind) => {
    const answer = consents[kind];
    const latest = lines.findLast((line) => line.kind === kind);
    const said = word(`answers.${answer ?? 'not-asked'}`);
    return [word(`kinds.${kind}`), latest ? `${said} · ${showMoment(latest.at, language)}` : said];
  });
}

async function countFacts({ _id }: Person, word: Word): Promise<Facts> {
  const [reports, letters, requests, cases] = await Promise.all([
    Reports.countDocuments({ mentor: _id }),
    Letters.countDocuments({ $or: [{ from: _id }, { to: _id }] }),
    HelpRequests.countDocuments({ person: _id }),
    UrgentCases.countDocuments({ person: _id }),
  ]);
  return [
    [word('facts.reports'), showNumber(reports)],
    [word('facts.letters'), showNumber(letters)],
    [word('facts.requests'), showNumber(requests)],
    [word('facts.cases'), showNumber(cases)],
  ];
}

function keptFacts(word: Word): Facts {
  const { chatDays, photoDays, reportDays, leftDays } = retentionPeriods();
  const days = (count: number): string => word('days', { days: showNumber(count) });
  return [
    [word('facts.chat'), days(chatDays)],
    [word('facts.photos'), days(photoDays)],
    [word('facts.texts'), days(reportDays)],
    [word('facts.line'), word('days-after-leaving', { days: leftDays })],
  ];
}
