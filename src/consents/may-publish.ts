import type { Household } from '../models/household.ts';

/**
 * Whether pictures and the story of a household may be shown outside the office (consent C3, domain.md §5.2).
 *
 * The rule for everything that publishes: ask this, with the household as it is at that very moment, each time and for
 * each picture, however long ago the picture was taken; and show only pictures whose report says `publish: 'yes'`. A
 * household that changes its mind thereby takes back all its pictures at once, though the reports stay as they are.
 */
export function mayPublish({ pictureConsent }: Pick<Household, 'pictureConsent'>): boolean {
  return pictureConsent === 'yes';
}
