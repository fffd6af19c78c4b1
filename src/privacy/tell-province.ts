import { officersAt } from '../access/nearest-officers.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { tell } from '../outbox/tell.ts';

/** Tells the officers of the province that a request about data waits; not whose, as a lock screen shows it. */
export async function tellProvince(key: string): Promise<void> {
  for (const officer of await officersAt('province', {})) {
    const buttons = [commandButton('privacy-requests')];
    await tell(officer, {
      key: `privacy:${key}`,
      class: 'notice',
      says: [{ key: 'new', space: 'privacy-requests', buttons }],
    });
  }
}
