/** A place in the province: a district by its code (`3309`) and a tambon by the name the office's list gives it. */
export interface Area {
  district?: string | undefined;
  tambon?: string | undefined;
}

export const LEVELS = ['subdistrict', 'district', 'province'] as const;
/** How far an officer's eye reaches (domain.md R20). */
export type Level = (typeof LEVELS)[number];

/** What an officer is responsible for: her tambons within one district, one district, or the province. */
export interface OfficerScope {
  level: Level;
  /** District code; absent for the province. */
  district?: string;
  /** For the subdistrict level: the names of her tambons; a พัฒนากร often has several. */
  tambons?: string[];
}

/** Whether `area` lies within `scope`. What has no known place is the province's. */
export function covers(scope: OfficerScope, area: Area): boolean {
  if (scope.level === 'province') return true;
  if (area.district === undefined || area.district !== scope.district) return false;
  if (scope.level === 'district') return true;
  return area.tambon !== undefined && (scope.tambons ?? []).includes(area.tambon);
}

/** A filter on `district` and `tambon` that finds what lies within `scope`, for any collection that has both fields. */
export function within(scope: OfficerScope): { district?: string; tambon?: { $in: string[] } } {
  switch (scope.level) {
    case 'province':
      return {};
    case 'district':
      // An officer without a district sees nothing rather than everything.
      return { district: scope.district ?? '' };
    case 'subdistrict':
      return { district: scope.district ?? '', tambon: { $in: scope.tambons ?? [] } };
  }
}

/**
 * `scope` narrowed to `area` (a district, or a tambon of it); null when they do not overlap. For commands that name a
 * place: "สรุป ราษีไศล".
 */
export function narrow(scope: OfficerScope, area: Area): OfficerScope | null {
  if (area.district === undefined) return scope;
  if (scope.level !== 'province' && scope.district !== area.district) return null;
  if (area.tambon === undefined)
    return scope.level === 'province' ? { level: 'district', district: area.district } : scope;
  return covers(scope, area)
    ? { level: 'subdistrict', district: area.district, tambons: [area.tambon] }
    : null;
}
