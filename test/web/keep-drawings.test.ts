import { expect, it, onTestFinished } from 'vitest';
import { changeList } from '../../src/province/change-list.ts';
import { slogans } from '../../src/province/current.ts';
import { keepDrawings } from '../../src/web/keep-drawings.ts';
import { exampleEdition } from '../support/editions.ts';
import { openTestStore } from '../support/store.ts';

it('draws an edition once, and anew as soon as anything about it is another', () => {
  const draw = keepDrawings();
  const one = draw(exampleEdition(), 'social', 'public');
  expect(draw(exampleEdition(), 'social', 'public')).toBe(one);
  expect(draw(exampleEdition(), 'picture', 'public')).not.toBe(one);
  expect(draw(exampleEdition(), 'social', 'officers')).not.toBe(one);
  expect(draw(exampleEdition({ revision: 1 }), 'social', 'public')).not.toBe(one);
});

it('holds only so many, and lets go of what nobody wanted for longest', () => {
  const draw = keepDrawings(2);
  const edition = (revision: number) => draw(exampleEdition({ revision }), 'social', 'public');
  const [first, second] = [edition(1), edition(2)];
  void edition(1);
  void edition(3);
  expect(edition(1)).toBe(first);
  expect(edition(2)).not.toBe(second);
});

it('draws anew when the province has another slogan', async () => {
  const store = await openTestStore();
  onTestFinished(() => store.dispose());
  const draw = keepDrawings();
  const one = draw(exampleEdition(), 'social', 'public');
  await changeList('slogans', { ...slogans(), province: 'ศรีสะเกษ เมืองคู่บุญ' }, { by: 'cli' });
  expect(draw(exampleEdition(), 'social', 'public').equals(one)).toBe(false);
});
