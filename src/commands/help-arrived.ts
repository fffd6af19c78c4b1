import { nearestOfficers } from '../access/nearest-officers.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { workRequest } from '../help/work-request.ts';
import { tell } from '../outbox/tell.ts';

const NAME = 'help-arrived';

/**
 * Whoever asked for help says whether it has arrived: what makes delivered help verified help (domain.md R15). Arguments:
 * `yes <ref>`, `no <ref>`; "no" sends it back to the officers.
 */
export const helpArrived: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.length > 0,
  meantFor: 'member',
  run: async ({ speaker, argument }) => {
    const [answer, ref = ''] = argument.split(' ');
    const arrived = answer === 'yes';
    const to = arrived ? 'verified' : 'accepted';
    const moved = await workRequest(speaker, { ref, from: ['delivered'], to });
    if (moved.kind !== 'moved')
      return { kind: 'end', says: [{ key: 'settled', buttons: ['officer', 'menu'] }] };
    if (!arrived) {
      for (const officer of await nearestOfficers(moved.row)) {
        const say = { key: 'not-arrived', space: NAME, buttons: [commandButton('requests')] };
        await tell(officer, { key: `not-arrived:${speaker.event}`, class: 'notice', says: [say] });
      }
    }
    return { kind: 'end', says: [{ key: arrived ? 'glad' : 'sorry-told', buttons: ['menu'] }] };
  },
};
