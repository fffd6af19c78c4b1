/**
 * The colours of a digest's pictures. Words stand out from their ground by at least 4.5 to 1, marks by 3 to 1 (WCAG 2.2,
 * 1.4.3 and 1.4.11), and each colour that means something has a sign or a number beside it.
 */
export const PAPER = '#EEF4EC';
export const CARD = '#FFFFFF';
export const LEAD = '#0B5D32';
export const ON_LEAD = '#FFFFFF';
export const SOFT_ON_LEAD = '#CFE6D4';
export const INK = '#12382A';
export const MUTED = '#4B6358';
export const EDGE = '#D3E0D4';
/** What a bar is filled into. */
export const TRACK = '#E3ECE4';
export const LIGHT = '#E0EEE2';
export const GOOD = '#0B6B3A';
export const MIDDLE = '#5C9A6E';
export const EARTH = '#B0741A';
/** What needs somebody: never loud, always seen. */
export const ALERT = '#A8341C';
export const ALERT_GROUND = '#FDEDE6';
export const LITTLE = '#8A4B08';
export const LITTLE_GROUND = '#FFF4DF';
