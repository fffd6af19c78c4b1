/** The systems and programs people know by name, as they stand in what a browser calls itself; the first that fits counts. */
const SYSTEMS = [
  [/iPhone|iPad/u, 'iPhone/iPad'],
  [/Android/u, 'Android'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'Mac'],
  [/Linux/u, 'Linux'],
] as const;
const PROGRAMS = [
  [/\bLine\//u, 'LINE'],
  [/\bEdg[A-Z]?\w*\//u, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//u, 'Firefox'],
  [/\bSamsungBrowser\//u, 'Samsung'],
  [/\bChrome\/|\bCriOS\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
] as const;

/** What a browser calls itself, in words an officer knows her devices by: `Android · LINE`; `-` for one she would not know. */
export function deviceName(agent: string): string {
  const names = [SYSTEMS, PROGRAMS].map((known) => known.find(([pattern]) => pattern.test(agent))?.[1]);
  return names.filter((name) => name !== undefined).join(' · ') || '-';
}
