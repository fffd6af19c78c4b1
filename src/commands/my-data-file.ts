import { audit } from '../access/audit.ts';
import type { BotCommand } from '../conversation/bot-command.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { makeFileLink } from '../privacy/file-link.ts';

/**
 * Gives who asks a link to everything that is stored about her (domain.md §6, ม.30 and ม.31). Asked again, also after a
 * crash, it makes another link; each opens the same file and dies within a day.
 */
export const myDataFile: BotCommand = {
  name: 'my-data-file',
  allows: () => true,
  meantFor: 'member',
  run: async ({ speaker: { person, event, at, baseUrl } }) => {
    const secret = await makeFileLink(person, at);
    await audit({ key: `export:${event}`, at, actor: person.ref, deed: 'export', person: person.ref });
    const word = (key: string): string => words(person.language, 'my-data', key);
    const card = listCard({
      title: word('file.title'),
      note: word('file.note'),
      items: [{ lines: [word('file.secret')] }],
      buttons: [{ label: word('file.open'), uri: `${baseUrl}/my-data/${secret}` }],
    });
    return { kind: 'end', says: [{ key: 'title', card }] };
  },
};
