import { botFlow, type Ending, type Language, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { grantRole } from '../access/grant-role.ts';
import { districtName } from '../districts.ts';
import { Households, type Household } from '../models/household.ts';
import { Invites, type Invite } from '../models/invite.ts';
import { sentence } from '../messages/words.ts';

interface ConfirmContext {
  invite: Invite;
  households: readonly Household[];
}

const MOST_NAMES = 4;

/** The code is right: is she the one it was made for? Then she has her role. */
const flow = defineFlow<ConfirmContext>({
  name: 'join-confirm',
  version: 2,
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
    const name = invite.name === undefined ? '' : `${invite.name}${language === 'th' ? ' ' : ', '}`;
    const role = sentence(language, 'join-confirm', `role.${invite.role}`) ?? '';
    const place = placeOf(invite, households, language);
    const cares = invite.role === 'mentor' && households.length > 0;
    const names = someOf(
      households.map((household) => household.name),
      language,
    );
    const whose = cares
      ? sentence(language, 'join-confirm', 'cares', { households: names })
      : invite.role === 'household'
        ? sentence(language, 'join-confirm', 'belongs', { households: names })
        : sentence(language, 'join-confirm', 'asks');
    return { name, role, place, whose: whose ?? '' };
  },
  done: async ({ speaker, state, context }: Passage<ConfirmContext>): Promise<Ending> => {
    if (state.answers['who'] === 'no')
      return { kind: 'end', says: [{ key: 'not-me', buttons: ['officer'] }] };
    const { invite } = context;
    const { person, event, at } = speaker;
    // Only one person can use a code: the first whose write finds it free.
    await Invites.updateOne(
      { _id: invite._id, usedBy: { $exists: false }, revokedAt: { $exists: false } },
      { $set: { usedBy: person._id, usedAt: at } },
    );
    const used = await Invites.findById(invite._id).lean();
    if (used?.usedBy !== person._id)
      return { kind: 'end', says: [{ key: 'code-used', buttons: ['officer'] }] };
    await grantRole({ actor: person.ref, event, at }, person, invite);
    if (invite.role === 'mentor') return { kind: 'start', flow: 'mentor-welcome', data: {} };
    return { kind: 'end', says: [{ key: `joined-${invite.role}`, buttons: ['menu'] }] };
  },
});

/** Where the code leads: a tambon and district, a district, or the whole province. */
function placeOf({ officer, area }: Invite, households: readonly Household[], language: Language): string {
  const [first] = households;
  const place = officer ?? area ?? first;
  const tambons = officer ? (officer.tambons ?? []) : [area?.tambon ?? first?.tambon ?? ''];
  if (!place?.district) return sentence(language, 'join-confirm', 'province') ?? '';
  const district = districtName(place.district, language);
  const named = tambons.filter((tambon) => tambon !== '');
  const key = named.length > 0 ? 'place' : 'district';
  return sentence(language, 'join-confirm', key, { tambon: named.join(', '), district }) ?? '';
}

/** Names enough to know them by; fifteen would fill the screen. */
function someOf(names: readonly string[], language: Language): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  if (more <= 0) return shown;
  return language === 'th' ? `${shown} และอีก ${more} บ้าน` : `${shown} and ${more} more`;
}
