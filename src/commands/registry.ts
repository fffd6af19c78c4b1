import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { Households } from '../models/household.ts';

/**
 * An officer has checked what a mentor said of a household's being in the register (moved away, died) and corrected the
 * register where it was so: the mark goes. The argument is the household's code.
 */
export const registry: BotCommand = {
  name: 'registry',
  allows: (person) => may(person, 'keep-record'),
  meantFor: 'officer',
  run: async ({ speaker: { person, event, at }, argument }) => {
    const household = await Households.findById(argument).lean();
    if (!household || !may(person, 'keep-record', household))
      return { kind: 'end', says: [{ key: 'not-found', space: 'household', buttons: ['menu'] }] };
    const reason = household.registryCheck?.reason;
    await Households.updateOne({ _id: argument }, { $unset: { registryCheck: 1 } });
    if (reason !== undefined) {
      const about = { at, actor: person.ref, household: argument, details: { reason } };
      await audit({ key: `registry:${event}:${argument}`, deed: 'registry-checked', ...about });
    }
    const buttons = [commandButton('household', argument), 'menu'];
    return { kind: 'end', says: [{ key: 'checked', buttons }] };
  },
};
