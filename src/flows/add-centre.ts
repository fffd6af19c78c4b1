import { createHash } from 'node:crypto';
import type { OfficerScope } from '../access/area.ts';
import { audit } from '../access/audit.ts';
import { tambonsWithin } from '../access/place-named.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import { districtCode } from '../households/district-name.ts';
import { LearningCentres } from '../models/learning-centre.ts';
import { readDistrictName } from '../readers/district-name.ts';
import { readOwnWords } from '../readers/own-words.ts';
import type { Tambon } from '../readers/tambon.ts';
import { readWholeNumber } from '../readers/whole-number.ts';

interface CentreContext {
  officer: OfficerScope;
  tambons: readonly Tambon[];
}

/** An officer adds a learning centre: its name, owner, place, subjects and how many it can take (domain.md R11). */
const flow = defineFlow<CentreContext>({
  name: 'add-centre',
  version: 1,
  steps: {
    name: {
      kind: 'ask',
      read: readOwnWords,
      choices: () => [],
      shows: 'text',
      verbatim: true,
      required: true,
    },
    owner: {
      kind: 'ask',
      read: readOwnWords,
      choices: () => [],
      shows: 'text',
      verbatim: true,
      required: true,
    },
    district: {
      kind: 'ask',
      read: readDistrictName,
      choices: () => [],
      shows: 'text',
      required: true,
      when: (_, { officer }) => officer.level === 'province',
    },
    tambon: {
      kind: 'choice',
      options: tambonsOf,
      required: true,
      when: (answers, context) => tambonsOf(context, answers).length > 0,
    },
    subjects: {
      kind: 'ask',
      read: readOwnWords,
      choices: () => [],
      shows: 'text',
      verbatim: true,
      required: true,
    },
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
  label: (_, option, { tambons }) => (tambons.some(({ name }) => name === option) ? option : undefined),
  done: async ({ speaker, state, context: { officer } }: Passage<CentreContext>): Promise<Ending> => {
    const { person, event, at } = speaker;
    const { answers, sources = {} } = state;
    const { name, owner, tambon, subjects, capacity } = answers;
    const _id = `LC-${createHash('sha256').update(event).digest('base64url').slice(0, 8)}`;
    const centre = {
      name: String(name),
      ownerName: String(owner),
      district: districtOf(answers) ?? officer.district ?? '',
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

/** The names of the tambons of the district that is meant. */
function tambonsOf({ officer, tambons }: CentreContext, answers: Answers): string[] {
  const district = districtOf(answers) ?? officer.district;
  return tambons.filter((one) => one.district === district).map(({ name }) => name);
}

function districtOf({ district }: Answers): string | undefined {
  return typeof district === 'string' ? (districtCode(district) ?? undefined) : undefined;
}

/** "ปลูกผัก, เลี้ยงไก่ และทำปุ๋ย" are three subjects. */
function subjectsIn(text: string): string[] {
  return text
    .split(/[,;/\n]|\sและ/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
