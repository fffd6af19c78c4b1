import type { Household } from '../../../models/household.ts';
import { Reports } from '../../../models/report.ts';

/**
 * Whether officers see the photos of a household's reports: "for internal use" is for them, a no is a no. Until it is asked,
 * they see them as all of a report, as the notice says (domain.md §5.2). Whether a photo may be published is another matter
 * (consents/may-publish.ts).
 */
export function mayShowPhotos({ pictureConsent }: Pick<Household, 'pictureConsent'>): boolean {
  return pictureConsent !== 'no';
}

/** Whether a report of this household shows this photo as it stands now, or an addition to one. */
export async function isPhotoOf(household: string, message: string): Promise<boolean> {
  const shown = { household, $or: [{ photos: message }, { 'additions.photos': message }] };
  return (await Reports.exists(shown)) !== null;
}
