import { nearestLevel, officersAbove, officersAt } from '../access/nearest-officers.ts';
import { DAY } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { LineMessage } from '../line/client.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { HelpRequests, type HelpRequest } from '../models/help-request.ts';
import type { Person } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import { showNumber } from '../messages/show-number.ts';

/** So long a request may wait before others hear of it. */
const PATIENCE = 2 * DAY;

/**
 * Raises every help request that nobody has taken up in 48 hours, once: to the officers of the next level above those who
 * were told (the district, or the province where the district has no officer or was told first). Each officer gets one
 * message with their number.
 *
 * A request is first marked with `period`, then told of, then the mark goes. So a run that was cut short is gone on with by its
 * repetition or by the next run, and its messages carry the mark: nobody is told twice and nobody is passed over.
 */
export async function raiseRequests(at: Date, period: string): Promise<{ raised: number; told: number }> {
  const raised = await mark(at, period);
  const marked = await HelpRequests.find({ raisedIn: { $exists: true } }).lean();
  let told = 0;
  for (const [run, requests] of Map.groupBy(marked, ({ raisedIn }) => raisedIn ?? period)) {
    for (const { officer, count } of await officersOf(requests)) {
      const says = [{ key: 'raised', space: 'requests', card: raisedCard(count, officer.language) }];
      await tell(officer, { key: `help-up:${run}`, class: 'notice', says });
      told++;
    }
    await HelpRequests.updateMany({ raisedIn: run }, { $unset: { raisedIn: 1 } });
  }
  return { raised, told };
}

async function mark(at: Date, period: string): Promise<number> {
  const waiting = { status: 'requested', raisedAt: { $exists: false } } as const;
  const due = { ...waiting, requestedAt: { $lte: new Date(at.getTime() - PATIENCE) } };
  let marked = 0;
  for (const one of await HelpRequests.find(due).lean()) {
    const above = await officersAbove(one.toldTo ?? (await nearestLevel(one)), one);
    if (!above) continue;
    const change = { raisedAt: at, raisedTo: above.level, raisedIn: period };
    const { matchedCount } = await HelpRequests.updateOne({ _id: one._id, ...waiting }, { $set: change });
    marked += matchedCount;
  }
  return marked;
}

/** Whom these requests are for now, each with how many; not who asked herself. */
async function officersOf(requests: readonly HelpRequest[]): Promise<{ officer: Person; count: number }[]> {
  const found = new Map<string, { officer: Person; count: number }>();
  for (const request of requests) {
    if (request.status !== 'requested' || request.raisedTo === undefined) continue;
    for (const officer of await officersAt(request.raisedTo, request)) {
      if (officer._id === request.person) continue;
      const count = (found.get(officer._id)?.count ?? 0) + 1;
      found.set(officer._id, { officer, count });
    }
  }
  return [...found.values()];
}

function raisedCard(count: number, language: Language): LineMessage {
  return listCard({
    title: words(language, 'requests', 'raised-title'),
    items: [{ text: words(language, 'requests', 'raised', { count: showNumber(count) }) }],
    buttons: [{ label: words(language, null, 'buttons.requests'), value: commandButton('requests') }],
  });
}
