import { bangkokDate, weekOf } from '../clock.ts';
import { botFlow, type Ending, type Language, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { districtName } from '../districts.ts';
import { Households, type Household } from '../models/household.ts';
import { Invites, type Invite } from '../models/invite.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { mentoredBy } from './mentored.ts';

interface ConfirmContext {
  invite: Invite;
  households: readonly Household[];
}

const MOST_NAMES = 4;

/** The code is right: is she the one it was made for? Then she is told what becomes of the data, and paired. */
const flow = defineFlow<ConfirmContext>({
  name: 'join-confirm',
  version: 1,
  steps: {
    who: {
      kind: 'choice',
      options: () => ['yes', 'no'],
      says: { yes: 'yes', no: 'no' },
      required: true,
    },
  },
});

export const joinConfirm = botFlow<ConfirmContext>({
  flow,
  passing: true,
  load: async (_speaker, { data }) => {
    const invite = await Invites.findById(data['code']).lean();
    if (!invite) return null;
    return { invite, households: await Households.find({ _id: { $in: invite.households } }).lean() };
  },
  words: ({ invite, households }, language) => {
    const first = households[0];
    return {
      name: invite.name === undefined ? '' : `${invite.name}${language === 'th' ? ' ' : ', '}`,
      households: someOf(
        households.map((household) => household.name),
        language,
      ),
      tambon: first?.tambon ?? '-',
      district: first ? districtName(first.district, language) : '-',
    };
  },
  done: async ({ speaker, state, context }: Passage<ConfirmContext>): Promise<Ending> => {
    if (state.answers['who'] === 'no')
      return { kind: 'end', says: [{ key: 'not-me', buttons: ['officer'] }] };
    const { invite } = context;
    const { person, at } = speaker;
    // Only one person can use a code: the first whose write finds it free.
    await Invites.updateOne(
      { _id: invite._id, usedBy: { $exists: false } },
      { $set: { usedBy: person._id, usedAt: at } },
    );
    const used = await Invites.findById(invite._id).lean();
    if (used?.usedBy !== person._id)
      return { kind: 'end', says: [{ key: 'code-used', buttons: ['officer'] }] };
    await People.updateOne(
      { _id: person._id },
      {
        $set: {
          mentorKind: invite.mentorKind,
          joinedAt: person.joinedAt ?? at,
          wrongCodes: [],
          ...(invite.name !== undefined && { name: invite.name }),
        },
        $addToSet: { roles: 'mentor' },
      },
    );
    for (const household of invite.households) {
      await Pairings.updateOne(
        { _id: `${person._id}:${household}` },
        { $setOnInsert: { mentor: person._id, household, primary: true, from: at } },
        { upsert: true },
      );
    }
    const mentored = await mentoredBy(person._id, weekOf(bangkokDate(at)));
    const left = mentored.filter(({ reported }) => !reported).length;
    return {
      kind: 'end',
      says: [{ key: 'notice' }, { key: 'joined', values: { left }, buttons: ['report', 'menu'] }],
    };
  },
});

/** Names enough to know them by; fifteen would fill the screen. */
function someOf(names: readonly string[], language: Language): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  if (more <= 0) return shown;
  return language === 'th' ? `${shown} และอีก ${more} บ้าน` : `${shown} and ${more} more`;
}
