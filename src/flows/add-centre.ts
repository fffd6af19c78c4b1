import { createHash } from 'node:crypto';
import type { OfficerScope } from '../access/area.ts';
import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { LearningCentres } from '../models/learning-centre.ts';
import {
  districtNamed,
  districtStep,
  tambonLabel,
  tambonStep,
  tambonsWithin,
  type TambonsKnown,
} from '../places/tambons.ts';
import { readWholeNumber } from '../readers/whole-number.ts';
import { ownWords } from './own-words-step.ts';

type CentreContext = TambonsKnown & { officer: OfficerScope };

/** An officer adds a learning centre: its name, owner, place, subjects and how many it can take (domain.md R11). */
const flow = defineFlow<CentreContext>({
  name: 'add-centre',
  version: 1,
  steps: {
    name: ownWords,
    owner: ownWords,
    district: { ...districtStep, when: (_, { officer }) => officer.level === 'province' },
    tambon: tambonStep,
    subjects: ownWords,
    capacity: { kind: 'ask', read: readWholeNumber, choices: () => [], shows: 'text', required: true },
  },
});

export const addCentre = botFlow<CentreContext>({
  flow,
  load: async ({ person }) =>
    person.officer && may(person, 'keep-record')
      ? { officer: person.officer, tambons: await tambonsWithin(person.officer) }
      : null,
  words: () => ({}),
  label: (_, option, context) => tambonLabel(option, context),
  done: async ({ speaker, state, context: { officer } }: Passage<CentreContext>): Promise<Ending> => {
    const { person, event, at } = speaker;
    const { answers, sources = {} } = state;
    const { name, owner, tambon, subjects, capacity } = answers;
    const _id = `LC-${createHash('sha256').update(event).digest('base64url').slice(0, 8)}`;
    const centre = {
      name: String(name),
      ownerName: String(owner),
      district: districtNamed(answers) ?? officer.district ?? '',
      tambon: typeof tambon === 'string' ? tambon : (officer.tambons?.[0] ?? '-'),
      subjects: subjectsIn(String(subjects)),
      capacity: Number(capacity ?? 0),
      sources,
      addedBy: person.ref,
      addedAt: at,
    };
    await LearningCentres.updateOne({ _id }, { $setOnInsert: centre }, { upsert: true });
    await audit({ key: `centre:${event}`, at, actor: person.ref, deed: 'centre', details: { centre: _id } });
    return { kind: 'end', says: [{ key: 'kept', buttons: [commandButton('centres'), 'menu'] }] };
  },
});

/** "ปลูกผัก, เลี้ยงไก่ และทำปุ๋ย" are three subjects. */
function subjectsIn(text: string): string[] {
  return text
    .split(/[,;/\n]|\sและ/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
