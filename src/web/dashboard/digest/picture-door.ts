import { z } from 'zod';
import type { Language } from '../../../conversation/bot-flow.ts';
import { PICTURES } from '../../../digest/addresses.ts';
import { editionOf } from '../../../digest/edition.ts';
import { PICTURE_SIZES } from '../../../digest/picture/draw-digest.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showWeekInFull } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { Digests, type Digest } from '../../../models/digest.ts';
import { keepDrawings } from '../../keep-drawings.ts';
import type { PageDoor } from '../page.ts';
import { placeFilter, type PlaceFilter } from '../place-filter.ts';

/** Drawings kept for those who look at one draft and its areas again and again. */
const KEPT = 16;
const draw = keepDrawings(KEPT);

const Wanted = z.object({
  shape: z.enum(PICTURES),
  view: z.enum(['officers', 'public']),
  place: z.string().max(80).default(''),
});

/** `GET /digest/:week/picture.png?shape=…&view=…&place=…`: a picture of a digest, sent or not, for officers of the province. */
export const pictureDoor: PageDoor = {
  method: 'get',
  path: '/digest/:week/picture.png',
  limit: 'pages',
  answer: async (visit, { params: { week = '' }, query }) => {
    const wanted = Wanted.safeParse(query);
    if (!wanted.success) return null;
    const { shape, view, place: chosen } = wanted.data;
    // Everybody sees the province's edition and no other.
    if (view === 'public' && chosen !== '') return null;
    const [place, digest] = await Promise.all([
      placeFilter(visit.scope, { place: chosen }, visit.language),
      Digests.findById(week).select({ earlier: 0, events: 0 }).lean<Digest>(),
    ]);
    if (!place || !digest) return null;
    return { png: draw(await editionOf(digest, place.scope), shape, view) };
  },
};

/** The pictures of a digest for whoever gets them in this part of the province: `src` changes when they do. */
export function picturesOf(
  { _id: week, revision, compiledAt }: Pick<Digest, '_id' | 'revision' | 'compiledAt'>,
  { scope, chosen }: Pick<PlaceFilter, 'scope' | 'chosen'>,
  language: Language,
) {
  const views = chosen === '' ? (['officers', 'public'] as const) : (['officers'] as const);
  const place = placeLine(scope, language);
  return views.flatMap((view) =>
    PICTURES.map((shape) => {
      const name = words(language, 'dashboard-digest', `page.pictures.${view}-${shape}`);
      const query = { shape, view, place: chosen, v: `${revision}-${compiledAt.getTime()}` };
      return {
        id: `${view}-${shape}`,
        name,
        alt: `${name} ${place} ${showWeekInFull(week, language)}`,
        src: `/dashboard/digest/${week}/picture.png?${new URLSearchParams(query).toString()}`,
        ...PICTURE_SIZES[shape],
      };
    }),
  );
}
