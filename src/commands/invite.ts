import { may } from '../access/rights.ts';
import type { BotCommand } from '../conversation/bot-command.ts';
import type { Answers } from '../conversation/flow.ts';
import { makeInvite } from '../flows/make-invite.ts';
import { afterWords } from '../readers/command-words.ts';
import { readDistrict } from '../readers/district.ts';
import type { Person } from '../models/person.ts';

const ROLES = {
  mentor: /^(?:พี่เลี้ยง|mentor)/u,
  household: /^(?:ครัวเรือน|household)/u,
  officer: /^(?:เจ้าหน้าที่|จนท|officer)/u,
};

/** A one-time code for somebody who is to join: "รหัสเชิญ พี่เลี้ยง ราษีไศล" answers the first questions at once (domain.md §5.7). */
export const invite: BotCommand = {
  name: 'invite',
  allows: (person) => may(person, 'invite-mentor'),
  meantFor: 'officer',
  read: (text) => afterWords(['รหัสเชิญ', 'ขอรหัสเชิญ', 'สร้างรหัสเชิญ', 'invite'], text),
  run: async ({ speaker: { person }, argument }) => ({
    kind: 'start',
    flow: makeInvite.flow.name,
    data: {},
    answers: answersIn(argument, person),
  }),
};

/** What the words behind the command answer already: the role, and for the province the district. */
function answersIn(argument: string, person: Person): Answers {
  const role = Object.entries(ROLES).find(([, words]) => words.test(argument))?.[0];
  if (role === undefined || (role === 'officer' && !may(person, 'invite-officer'))) return {};
  const district = readDistrict(argument.replace(/^\S+\s*/u, ''));
  const named = role === 'mentor' && person.officer?.level === 'province' && district.kind === 'value';
  return { role, ...(named && { district: district.value.nameTh }) };
}
