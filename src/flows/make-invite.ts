import { may } from '../access/rights.ts';
import { DAY } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import { grantOf, levelOf, levelsBelow, type InviteContext } from '../invites/asked-for.ts';
import { inviteText } from '../invites/invite-text.ts';
import { storeInvite } from '../invites/store-invite.ts';
import { Households, type Household } from '../models/household.ts';
import { Invites } from '../models/invite.ts';
import type { MentorKind, Person } from '../models/person.ts';
import { audit } from '../access/audit.ts';
import { logReading } from '../access/log-reading.ts';
import { districtStep, tambonLabel, tambonsNamed, tambonStep, tambonsWithin } from '../places/tambons.ts';
import { readHouseholdCodes } from '../readers/household-codes.ts';
import { readOwnName } from '../readers/own-name.ts';

/** For how many days a code made in chat is valid. */
const VALID_DAYS = 30;

const needsDistrict = ({ role, level }: Answers, { officer }: InviteContext): boolean =>
  officer.level === 'province' && (role === 'mentor' || (role === 'officer' && level !== 'province'));

/** An officer makes a one-time code for a mentor, a household or an officer of a lower level (domain.md §5.1, §5.7). */
const flow = defineFlow<InviteContext>({
  name: 'make-invite',
  version: 1,
  steps: {
    role: { kind: 'choice', options: ({ roles }) => roles, required: true },
    level: {
      kind: 'choice',
      options: ({ levels }) => levels,
      when: ({ role }, { levels }) => role === 'officer' && levels.length > 1,
      required: true,
    },
    district: { ...districtStep, when: needsDistrict },
    tambon: {
      ...tambonStep,
      when: (answers, context) => answers['role'] === 'mentor' && tambonsNamed(context, answers).length > 0,
    },
    tambons: {
      kind: 'many',
      options: tambonsNamed,
      when: (answers, context) =>
        answers['role'] === 'officer' &&
        levelOf(answers, context) === 'subdistrict' &&
        tambonsNamed(context, answers).length > 0,
      required: true,
    },
    kind: {
      kind: 'choice',
      options: () => ['volunteer_leader', 'knn_household'] satisfies MentorKind[],
      when: ({ role }) => role === 'mentor',
      required: true,
    },
    name: {
      kind: 'ask',
      read: readOwnName,
      choices: () => ['skip'],
      shows: 'text',
      verbatim: true,
      when: ({ role }) => role !== 'household',
    },
    households: {
      kind: 'ask',
      read: readHouseholdCodes,
      choices: () => ['skip'],
      shows: 'text',
      when: ({ role }) => role === 'mentor',
    },
    household: {
      kind: 'ask',
      read: readHouseholdCodes,
      choices: () => [],
      shows: 'text',
      when: ({ role }) => role === 'household',
      required: true,
    },
  },
});

export const makeInvite = botFlow<InviteContext>({
  flow,
  passing: true,
  load: async ({ person }) => {
    const { officer } = person;
    if (!officer || !may(person, 'invite-mentor')) return null;
    return {
      officer,
      roles: ['mentor', 'household', ...(may(person, 'invite-officer') ? ['officer'] : [])],
      levels: levelsBelow(officer.level),
      tambons: await tambonsWithin(officer),
    };
  },
  words: () => ({}),
  label: (_, option, context) => tambonLabel(option, context),
  done: async ({ speaker, state, context }: Passage<InviteContext>): Promise<Ending> => {
    const { answers, sources } = state;
    const { person, event, at } = speaker;
    const step = answers['role'] === 'household' ? 'household' : 'households';
    const codes = String(answers[step] ?? '')
      .split(' ')
      .filter((code) => code !== '' && code !== 'null');
    const homes = await Households.find({ _id: { $in: codes } }).lean();
    const wrong = codes.filter((code) => !homes.some((one) => one._id === code && mayInviteTo(person, one)));
    if (wrong.length > 0 || (step === 'household' && codes.length !== 1)) {
      const key = wrong.length > 0 ? 'unknown-households' : 'one-household';
      return { kind: 'return', step, says: [{ key, values: { codes: wrong.join(', ') } }] };
    }
    for (const { _id } of homes) await logReading(speaker, _id, 'invite-household');
    const known = await Invites.findOne({ event }).lean();
    const invite =
      known ??
      (await storeInvite({
        ...grantOf(answers, context, codes),
        ...(sources?.['name'] !== undefined && { nameMessage: sources['name'] }),
        createdAt: at,
        createdBy: person.ref,
        expiresAt: new Date(at.getTime() + VALID_DAYS * DAY),
        event,
      }));
    const details = { role: invite.role };
    await audit({ key: `invite:${event}`, at, actor: person.ref, deed: 'invite', details });
    const values = { ...inviteText(invite, homes, person.language), code: invite._id };
    return { kind: 'end', says: [{ key: 'made', values, buttons: [commandButton('invites'), 'menu'] }] };
  },
});

function mayInviteTo(person: Person, household: Household): boolean {
  return may(person, 'invite-household', household);
}
