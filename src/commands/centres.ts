import type { Area, OfficerScope } from '../access/area.ts';
import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { addCentre } from '../flows/add-centre.ts';
import { placeOf } from '../help/place-of.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { placeLine } from '../messages/place-line.ts';
import { say as words } from '../messages/words.ts';
import { LearningCentres, type LearningCentre } from '../models/learning-centre.ts';
import type { Person } from '../models/person.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'centres';

/**
 * The learning centres near somebody: in her district, or all of an officer's area, those of her tambon first (domain.md R11).
 * Officers add and close them. Arguments: `p2` for a page, `add`, `close <id>`.
 */
export const centres: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.length > 0,
  meantFor: 'member',
  read: (text) => (afterWords(['ศูนย์เรียนรู้', 'learning centres'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', id = ''] = argument.split(' ');
    const keeps = may(speaker.person, 'keep-record');
    if (deed === 'add' && keeps) return { kind: 'start', flow: addCentre.flow.name, data: {} };
    if (deed === 'close' && keeps) return close(speaker, id);
    return show(speaker, readPage(argument).page);
  },
};

async function close({ person, event, at }: Speaker, id: string): Promise<Outcome> {
  const centre = await LearningCentres.findById(id).lean();
  const hers = centre !== null && may(person, 'keep-record', centre);
  if (hers) {
    await LearningCentres.updateOne({ _id: id, closedAt: { $exists: false } }, { $set: { closedAt: at } });
    const details = { centre: id, closed: true };
    await audit({ key: `centre:${event}`, at, actor: person.ref, deed: 'centre', details });
  }
  return { kind: 'end', says: [{ key: hers ? 'closed' : 'gone', buttons: [commandButton(NAME), 'menu'] }] };
}

async function show({ person }: Speaker, page: number): Promise<Outcome> {
  const { language } = person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const area = await placeOf(person, undefined);
  const found = await near(person, area);
  const keeps = may(person, 'keep-record');
  const add = commandButton(NAME, 'add');
  const labels = { [add]: word('buttons.add') };
  const buttons = [...(keeps ? [add] : []), 'menu'];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons, labels }] };
  const shown = pageOf(found, page);
  const card = listCard({
    title: word('title'),
    items: shown.items.map((centre) => ({
      title: centre.name,
      lines: [
        placeLine(scopeOf(centre), language),
        word('owner', { owner: centre.ownerName }),
        word('subjects', { subjects: centre.subjects.join(', ') }),
        word('capacity', { count: centre.capacity }),
      ],
      buttons: may(person, 'keep-record', centre)
        ? [{ label: word('buttons.close'), value: commandButton(NAME, `close ${centre._id}`) }]
        : [],
    })),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons, labels }] };
}

async function near({ roles, officer }: Person, area: Area): Promise<LearningCentre[]> {
  const district = roles.includes('officer') && officer ? officer.district : area.district;
  const all = roles.includes('officer') && officer?.level === 'province';
  if (!all && district === undefined) return [];
  const where = all ? {} : { district: district ?? '' };
  const found = await LearningCentres.find({ ...where, closedAt: { $exists: false } })
    .sort({ _id: 1 })
    .lean();
  const own = officer?.tambons ?? [area.tambon];
  return found.toSorted((a, b) => Number(!own.includes(a.tambon)) - Number(!own.includes(b.tambon)));
}

function scopeOf({ district, tambon }: LearningCentre): OfficerScope {
  return { level: 'subdistrict', district, tambons: [tambon] };
}
