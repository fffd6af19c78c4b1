import { bangkokDate, now, startOfWeek, weekOf } from '../clock.ts';
import { adviceCard } from '../messages/advice-card.ts';
import { AdviceGivenRows } from '../models/advice-given.ts';
import { Households } from '../models/household.ts';
import { UNSETTLED, UrgentCases } from '../models/urgent-case.ts';
import type { Composer } from '../outbox/composer.ts';
import { adviceLibrary } from './library.ts';

/**
 * Makes the week's advice to households, and notes it as given. Not needed when the household has had advice this week
 * already, because it asked for it or its mentor read it; when it has been retired; nor while something urgent is open there,
 * or somebody has died or moved away (domain.md §5.6).
 */
export const composeAdvice: Composer = async (rows) => {
  const at = now();
  const today = bangkokDate(at);
  const codes = rows.map(({ data }) => data['household']!);
  const here = { household: { $in: codes } };
  const [given, urgent, gone] = await Promise.all([
    AdviceGivenRows.find({ ...here, at: { $gte: startOfWeek(weekOf(today)) } })
      .select({ household: 1 })
      .lean(),
    UrgentCases.find({ ...here, status: { $in: UNSETTLED } })
      .select({ household: 1 })
      .lean(),
    Households.find({ _id: { $in: codes }, registryCheck: { $exists: true } })
      .select({ _id: 1 })
      .lean(),
  ]);
  const idOf = ({ key, data }: (typeof rows)[number]): string =>
    `${data['household']}:${data['advice']}:${key}`;
  const ours = new Set(rows.map(idOf));
  const not = new Set([
    ...given.filter(({ _id }) => !ours.has(_id)).map(({ household }) => household),
    ...urgent.flatMap(({ household }) => household ?? []),
    ...gone.map(({ _id }) => _id),
  ]);
  const notes: { id: string; household: string; advice: string }[] = [];
  const composed = rows.map((row) => {
    const { household = '', advice: id = '' } = row.data;
    const advice = adviceLibrary().find((one) => one.id === id);
    if (not.has(household) || !advice) return 'not-needed' as const;
    notes.push({ id: idOf(row), household, advice: id });
    return [adviceCard(advice, today, row.person.language, { stop: true })];
  });
  if (notes.length > 0) {
    await AdviceGivenRows.bulkWrite(
      notes.map(({ id, household, advice }) => ({
        updateOne: {
          filter: { _id: id },
          update: { $setOnInsert: { household, advice, at } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
  return composed;
};
