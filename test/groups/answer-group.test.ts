import { expect, it } from 'vitest';
import { answerGroup } from '../../src/groups/answer-group.ts';
import type { LineMessage } from '../../src/line/client.ts';

it('the latest edition is shown to who names the account, with room for how to end it', async () => {
  const edition = Array.from({ length: 6 }, (_, index): LineMessage => ({ type: 'text', text: `${index}` }));
  const line = { groupMembers: async () => 3 };
  const happened = { group: `C${'a'.repeat(32)}`, event: 'e1', at: new Date() };
  const ask = { about: 'latest' } as const;
  const says = async (latest: LineMessage[] | null) =>
    (await answerGroup({ line, latestPublic: async () => latest }, happened, { type: 'message', ask })).says;
  const how = (await says(null)).at(-1);
  expect(await says(edition)).toEqual([...edition.slice(0, 4), how]);
  expect(await says(edition.slice(0, 2))).toEqual([...edition.slice(0, 2), how]);
});
