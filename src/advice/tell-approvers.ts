import { officersAt } from '../access/nearest-officers.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { tell } from '../outbox/tell.ts';

/**
 * Tells the officers who may approve advice that `number` texts wait, all but their author (`ref`). How many were there to
 * be told. Once for one `key`.
 */
export async function tellApprovers(author: string, key: string, number: number): Promise<number> {
  const officers = (await officersAt('province', {})).filter(
    (one) => one.ref !== author && may(one, 'approve-advice'),
  );
  const buttons = [commandButton('advice-approvals')];
  const say = { key: 'new', values: { number }, space: 'advice-approvals', buttons };
  for (const officer of officers)
    await tell(officer, { key: `advice-waits:${key}`, class: 'notice', says: [say] });
  return officers.length;
}
