import { may } from '../access/rights.ts';
import { mondayOf } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { CardButton, CardItem } from '../messages/list-card.ts';
import { showDate } from '../messages/show-date.ts';
import { showMoment } from '../messages/show-moment.ts';
import { sentence, say as words } from '../messages/words.ts';
import type { Person } from '../models/person.ts';
import type { Story } from '../models/story.ts';
import type { Candidate } from './candidates.ts';
import { mayAddVideo } from './set-video.ts';
import { storyHeadline } from './show-story.ts';

/** A story in the list of an officer's area, with what she may do with it. */
export function storyItem(story: Story, person: Person): CardItem {
  const { language } = person;
  const word = (key: string, values = {}): string => words(language, 'stories', key, values);
  const { ref, state, tambon, draftedAt, approvedAt, history, bestPractice } = story;
  const reason =
    state === 'returned' ? history.findLast((line) => line.state === 'returned')?.reason : undefined;
  const button = (name: string, value: string): CardButton => ({ label: word(`buttons.${name}`), value });
  const own = story.by === person.ref;
  const approves = may(person, 'approve-story');
  return {
    title: storyHeadline(story, language),
    ...(state === 'returned' && { tone: 'urgent' as const }),
    lines: [
      `${word(`states.${state}`)} · ${words(language, null, 'place.tambon', { tambon })} · ${showMoment(approvedAt ?? draftedAt, language)}`,
      reason === undefined ? '' : word('reason', { reason }),
      bestPractice ? word('best', { meeting: bestPractice.meeting }) : '',
    ],
    buttons: [
      state === 'waiting' && approves && !own
        ? button('decide', commandButton('approve-ep', `see ${ref}`))
        : button('see', commandButton('stories', `see ${ref}`)),
      ...(state === 'returned' && own ? [button('redo', commandButton('stories', `redo ${ref}`))] : []),
      ...(state === 'approved' && mayAddVideo(person, story)
        ? [button('video', commandButton('story-video', ref))]
        : []),
      ...(state === 'approved' && approves ? [button('best', commandButton('best-practice', ref))] : []),
    ],
  };
}

/** A report of which a story may be written, with what its mentor told that week. */
export function candidateItem({ household, report, photos }: Candidate, language: Language): CardItem {
  const word = (key: string, values = {}): string => words(language, 'stories', key, values);
  const { activities, plan } = report.answers;
  const names = (Array.isArray(activities) ? (activities as readonly string[]) : []).flatMap(
    (id) => sentence(language, 'weekly-report', `activities.options.${id}`) ?? [],
  );
  const week = showDate(mondayOf(report.week), language);
  const place = words(language, null, 'place.tambon', { tambon: household.tambon });
  return {
    title: household.name,
    lines: [
      `${place} · ${word('week-of', { week })}`,
      names.length > 0 ? names.join(', ') : '',
      typeof plan === 'string' && plan !== 'unknown' ? word('plan', { plan }) : '',
      word('photos-free', { count: photos }),
    ],
    buttons: [{ label: word('buttons.write'), value: commandButton('stories', `write ${report._id}`) }],
  };
}
