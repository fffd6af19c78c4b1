import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { inviteText } from '../invites/invite-text.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { Invites } from '../models/invite.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'invites';

/** The codes an officer has made and nobody has used yet. Arguments: `p2` for a page, `revoke <code>`. */
export const invites: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'invite-mentor'),
  meantFor: 'officer',
  read: (text) => (afterWords(['รหัสที่ยังไม่ใช้', 'รายการรหัสเชิญ', 'unused codes'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', code = ''] = argument.split(' ');
    return deed === 'revoke' ? revoke(speaker, code) : show(speaker, readPage(argument).page);
  },
};

async function revoke({ person, event, at }: Speaker, code: string): Promise<Outcome> {
  const hers = { _id: code, createdBy: person.ref, usedBy: { $exists: false } };
  const { matchedCount } = await Invites.updateOne(hers, { $set: { revokedAt: at } });
  if (matchedCount > 0)
    await audit({
      key: `invite-revoked:${event}`,
      at,
      actor: person.ref,
      deed: 'invite',
      details: { revoked: true },
    });
  const key = matchedCount > 0 ? 'revoked' : 'gone';
  return { kind: 'end', says: [{ key, buttons: [commandButton(NAME), 'menu'] }] };
}

async function show({ person: { ref, language }, at }: Speaker, page: number): Promise<Outcome> {
  const open = { createdBy: ref, usedBy: { $exists: false }, revokedAt: { $exists: false } };
  const found = await Invites.find({ ...open, expiresAt: { $gt: at } })
    .sort({ createdAt: -1, _id: 1 })
    .lean();
  const buttons = [commandButton('invite'), 'menu'];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons }] };
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shown = pageOf(found, page);
  const card = listCard({
    title: word('title'),
    items: shown.items.map((one) => {
      const { who, until } = inviteText(one, [], language);
      return {
        title: one._id,
        lines: [who, word('until', { until })],
        buttons: [{ label: word('buttons.revoke'), value: commandButton(NAME, `revoke ${one._id}`) }],
      };
    }),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons }] };
}
