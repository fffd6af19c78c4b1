const SVG = 'http://www.w3.org/2000/svg';

/** The strokes of every picture on a button, on a field of 24 by 24. */
const STROKES = {
  add: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  beside: 'M4 5h7v14H4zM14 5h6v14h-6z',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  close: 'M6 6l12 12M18 6L6 18',
  dashboard: 'M4 5h16v14H4zM8 15v-3M12 15V9M16 15v-5',
  draw: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  missing: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M4 4l16 16',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  panel: 'M4 5h16v14H4zM14 5v14M17 9h.01M17 12h.01',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 19c.5-4 3-5.5 6.5-5.5s6 1.5 6.5 5.5M16 5.5a3 3 0 0 1 0 6M18 14c2 .6 3.2 2.2 3.5 5',
  photo: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01',
  pin: 'M12 21c-4-5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 13 16 16 12 21zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  play: 'M8 5l11 7-11 7z',
  send: 'M4 12L20 4l-5 16-4-6zM11 14l9-10',
  sticker: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 10v.01M15.5 10v.01M8 14.5c2 2.5 6 2.5 8 0',
  voice: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
} as const;

/** The name of a picture. */
export type IconName = keyof typeof STROKES;

/** A picture drawn in the colour of the text around it. The button that holds it needs a name of its own. */
export function icon(name: IconName): SVGSVGElement {
  return drawing('icon', STROKES[name], 24);
}

/** The account's own picture: two sprouts from one root, as a pair walks together. */
export function accountPicture(): SVGSVGElement {
  return drawing(
    'account-picture',
    'M23 40V24C23 16 17 12 9 12c0 8 6 13 14 13M25 40V22c0-7 6-11 14-11 0 8-6 12-14 12',
    48,
  );
}

function drawing(className: string, strokes: string, side: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', strokes);
  svg.append(path);
  return svg;
}
