import { bangkokDate, mondayOf, weekOf } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import type { LineMessage } from '../line/client.ts';
import { listCard, pageButton, pageOf, type CardItem } from '../messages/list-card.ts';
import { showDate } from '../messages/show-date.ts';
import { showTime } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { PrPosts, type PrPost } from '../models/pr-post.ts';
import { isWorkingDay } from '../province/working-day.ts';
import { channelLabel } from './channel-of.ts';

const NAME = 'pr-post';

/** A line of the card: an entry, or a day on which one is missing. */
interface Row {
  day: Temporal.PlainDate;
  post?: PrPost;
}

/**
 * What a district has posted this week by day, the latest first, with a button to take out one's own entries. Working days
 * without an entry stand there too.
 */
export async function weekCard({ person, at }: Speaker, district: string, page = 0): Promise<LineMessage> {
  const { language } = person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const rows = await rowsOf(district, at);
  const posts = rows.flatMap(({ post }) => (post && post.none !== true ? [post] : []));
  const shown = pageOf(rows, page);
  return listCard({
    title: word('title', { district: districtName(district, language) }),
    note: word('count', { posts: posts.length, days: new Set(posts.map(({ day }) => day)).size }),
    items: shown.items.map((row, index) => ({
      // The day stands above the first of its entries.
      ...(shown.items[index - 1]?.day.equals(row.day) !== true && { title: showDate(row.day, language) }),
      ...entry(row, person.ref, language),
    })),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, `week ${district}`, shown.next)] : [],
  });
}

async function rowsOf(district: string, at: Date): Promise<Row[]> {
  const today = bangkokDate(at);
  const monday = mondayOf(weekOf(today));
  const found = await PrPosts.find({ district, day: { $gte: monday.toString(), $lte: today.toString() } })
    .sort({ day: -1, at: -1, _id: 1 })
    .lean();
  const days = Array.from({ length: today.dayOfWeek }, (_, ago) => today.subtract({ days: ago }));
  return days.flatMap((day): Row[] => {
    const posts = found.filter((post) => post.day === day.toString());
    if (posts.length > 0) return posts.map((post) => ({ day, post }));
    return isWorkingDay(day) ? [{ day }] : [];
  });
}

function entry({ post }: Row, ref: string, language: Language): CardItem {
  const word = (key: string): string => words(language, NAME, key);
  if (!post) return { lines: [word('missing')] };
  const { _id, channel, link, none, by, at } = post;
  const what = none === true ? word('none') : channelLabel(channel ?? '-', language);
  return {
    lines: [`${what} · ${showTime(at, language)}`],
    buttons: [
      ...(link === undefined ? [] : [{ label: word('buttons.open'), uri: link }]),
      ...(by === ref ? [{ label: word('buttons.remove'), value: commandButton(NAME, `remove ${_id}`) }] : []),
    ],
  };
}
