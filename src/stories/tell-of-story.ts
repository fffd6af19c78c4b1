import { officersAt } from '../access/nearest-officers.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { districtName } from '../districts.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { People, type Person } from '../models/person.ts';
import type { Story } from '../models/story.ts';
import { tell } from '../outbox/tell.ts';

const SPACE = 'approve-ep';

/**
 * Tells the officers who may approve a story that one waits, all but its author (`ref`); not of whom it tells, as a lock
 * screen shows it. How many were there to be told. Once for one `event`.
 */
export async function tellApprovers(author: string, event: string): Promise<number> {
  const officers = (await approvers()).filter(({ ref }) => ref !== author);
  const say = { key: 'new', space: SPACE, buttons: [commandButton('approve-ep')] };
  for (const officer of officers)
    await tell(officer, { key: `story-waits:${event}`, class: 'notice', says: [say] });
  return officers.length;
}

/** Tells the author that her story has got its number. Once for one event. */
export async function tellApproved({ by, ep = 0, draftedAt }: Story, event: string): Promise<void> {
  const author = await People.findOne({ ref: by }).lean();
  if (!author) return;
  const values = { ep, day: showMoment(draftedAt, author.language) };
  const say = { key: 'told.approved', values, space: SPACE, buttons: [commandButton('stories')] };
  await tell(author, { key: `story-approved:${event}`, class: 'notice', says: [say] });
}

/** Tells the author why her story came back, with a button that goes on with it. Once for one event. */
export async function tellReturned(
  { by, ref, draftedAt }: Story,
  event: string,
  reason: string,
): Promise<void> {
  const author = await People.findOne({ ref: by }).lean();
  if (!author) return;
  const redo = commandButton('stories', `redo ${ref}`);
  const say = {
    key: 'told.returned',
    values: { reason, day: showMoment(draftedAt, author.language) },
    space: SPACE,
    buttons: [redo, 'menu'],
    labels: { [redo]: words(author.language, 'stories', 'buttons.redo') },
  };
  await tell(author, { key: `story-returned:${event}`, class: 'notice', says: [say] });
}

/**
 * Tells the author of a story that nobody may see it any more, and the province where it had a number: what was posted
 * elsewhere has to be taken down by hand. Once a story.
 */
export async function tellWithdrawn({ by, ref, ep, district, draftedAt }: Story): Promise<void> {
  const author = await People.findOne({ ref: by }).lean();
  const province = ep === undefined ? [] : await approvers();
  const told = [...(author ? [author] : []), ...province.filter((one) => one.ref !== by)];
  for (const person of told) {
    const { language } = person;
    const values = {
      ep: ep ?? 0,
      day: showMoment(draftedAt, language),
      district: districtName(district, language),
    };
    const key = ep === undefined ? 'told.withdrawn-early' : 'told.withdrawn';
    const says = [{ key, values, space: SPACE, buttons: [commandButton('stories')] }];
    await tell(person, { key: `story-withdrawn:${ref}`, class: 'notice', says });
  }
}

async function approvers(): Promise<Person[]> {
  return (await officersAt('province', {})).filter((one) => may(one, 'approve-story'));
}
