import { publicAddress } from '../digest/addresses.ts';
import { pressText } from '../digest/press-text.ts';
import { COPY_SCRIPT } from './copy-script.ts';
import { digestView } from './digest-view.ts';
import type { FoundEdition } from './find-edition.ts';
import { renderPage } from './render-page.ts';

/** The page of an edition. `baseUrl`: where people reach it; the address on it is that of the public edition. */
export function editionPage({ edition, view, here }: FoundEdition, baseUrl: string): string {
  const address = publicAddress(baseUrl, edition.figures.week);
  return renderPage('digest', 'digest-page', 'th', {
    ...digestView(edition, view, 'th'),
    ...{ here, address, script: COPY_SCRIPT },
    press: pressText(edition, { address }),
  });
}
