import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import districts from '../../content/districts.json' with { type: 'json' };
import { PICTURES } from '../../src/digest/addresses.ts';
import { noCounts } from '../../src/digest/counts.ts';
import type { Edition } from '../../src/digest/edition.ts';
import * as colours from '../../src/digest/picture/colours.ts';
import { contentOf } from '../../src/digest/picture/content-of.ts';
import { drawDigest, paintDigest, PICTURE_SIZES } from '../../src/digest/picture/draw-digest.ts';
import type { View } from '../../src/digest/publish.ts';
import { paintPicture } from '../../src/digest/picture/paint-picture.ts';
import { paintSocial } from '../../src/digest/picture/paint-social.ts';
import { penOn, type Box, type Pen } from '../../src/digest/picture/pen.ts';
import type { PictureContent } from '../../src/digest/picture/picture-content.ts';
import { onMap } from '../../src/digest/picture/tile-map.ts';
import { contrast } from '../support/contrast.ts';
import { countsOf, districtEdition, editionFrom, provinceEdition } from '../support/sample-weeks.ts';

const COLOURS: Readonly<Record<string, string>> = { ...colours };
const PNG_START = '89504e470d0a1a0a';
const VIEWS: readonly View[] = ['public', 'officers'];
const LONG = 'ที่ดินทำกินและแหล่งน้ำเพื่อการเกษตรตลอดทั้งปีของครัวเรือนเป้าหมาย';
/** The most tambons a district has (ขุขันธ์), with short and long names. */
const TAMBONS = districts.map(({ name_th: name }, index) => (index % 3 === 0 ? `${name}ใต้` : name));

const nothing = editionFrom({ level: 'province' }, []);
const tambonsOf = (names: string[]): Edition =>
  editionFrom(
    { level: 'subdistrict', district: '3310', tambons: names },
    names.map((tambon) => ({ district: '3310', tambon, counts: countsOf(90, 0.7) })),
  );
const EDITIONS: Record<string, Edition> = {
  province: provinceEdition(),
  'a hundred times the province': { ...provinceEdition(100), revision: 12 },
  nothing,
  'a district of 22 tambons': districtEdition('3321', TAMBONS),
  'a district of more tambons than there are': districtEdition(
    '3305',
    [...TAMBONS, ...TAMBONS.map((name) => `${name}น้อย`)].map((name) => name + LONG),
  ),
  'one tambon': tambonsOf(['โพธิ์ชัย']),
  'nine tambons': { ...tambonsOf(TAMBONS.slice(0, 9)), revision: 1 },
};

const touch = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height;

/** What does not fit: lines wider than their room, ink outside of the picture, and ink upon ink. */
function faults({ written, canvas: { width, height } }: Pen): string[] {
  const isOut = ({ x, y, width: wide, height: high }: Box): boolean =>
    x < 0 || y < 0 || x + wide > width || y + high > height;
  return written.flatMap(({ text, room, width: wide, ink }, index) => [
    ...(wide > room.width + 0.01 ? [`${text} is wider than its room`] : []),
    ...(isOut(ink) ? [`${text} leaves the picture`] : []),
    ...written
      .slice(index + 1)
      .filter((other) => touch(ink, other.ink))
      .map((other) => `${text} touches ${other.text}`),
  ]);
}

const textOf = (edition: Edition, view: View, name: 'picture' | 'social' = 'picture'): string =>
  paintDigest(edition, name, view)
    .written.map(({ text }) => text)
    .join('\n');

describe('drawDigest', () => {
  it.each(PICTURES)('draws the same %s every time, in its size and below 1 MB', (name) => {
    const png = drawDigest(provinceEdition(), name, 'officers');
    expect(png.subarray(0, 8).toString('hex')).toBe(PNG_START);
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect({ width, height }).toEqual(PICTURE_SIZES[name]);
    expect(png.length).toBeLessThan(1_000_000);
    expect(drawDigest(provinceEdition(), name, 'officers').equals(png)).toBe(true);
    expect(drawDigest(provinceEdition(2), name, 'officers').equals(png)).toBe(false);
  });

  it.each(Object.keys(EDITIONS))('leaves room for everything: %s', (which) => {
    const pens = PICTURES.flatMap((name) => VIEWS.map((view) => paintDigest(EDITIONS[which]!, name, view)));
    expect(pens.flatMap(faults)).toEqual([]);
    expect(Math.min(...pens.map(({ written }) => written.length))).toBeGreaterThan(10);
  });

  it('cuts nothing in a usual week', () => {
    const texts = VIEWS.flatMap((view) => PICTURES.map((name) => textOf(provinceEdition(), view, name)));
    expect(texts.filter((text) => text.includes('…'))).toEqual([]);
  });

  it('leaves room for twelve dimensions, long words and hidden numbers', () => {
    const content = contentOf(provinceEdition(), 'public');
    const full: PictureContent = {
      ...content,
      dimensions: Array.from({ length: 12 }, (_, index) => ({
        name: LONG,
        open: index % 2 === 0 ? 1_234_567 : 'few',
        change: [-1_234_567, 0, null, 7][index % 4]!,
      })),
      urgent: { total: 'few', helped: 'withheld', referred: 'withheld', pending: 'few' },
      reports: { ...content.reports, reported: 'few', met: 'few', notMet: 'withheld', share: null },
      stages: content.stages.map((stage) => ({ ...stage, households: 'few', up: 'withheld' })),
      aid: ['relief', 'development', 'other'].map((name) => ({ name, items: 'few' })),
      baht: 1_234_567_890,
      ...{ motto: LONG, province: LONG + LONG, signature: LONG + LONG },
    };
    const [portrait, social] = PICTURES.map((name) =>
      penOn(PICTURE_SIZES[name].width, PICTURE_SIZES[name].height),
    ) as [Pen, Pen];
    paintPicture(portrait, full);
    paintSocial(social, full);
    expect([portrait, social].flatMap(faults)).toEqual([]);
  });
});

/** One district's share; another's makes up for it, so that the province's sums stay. */
const week = (share: number): Edition =>
  editionFrom({ level: 'province' }, [
    { district: '3309', counts: countsOf(1000, share) },
    { district: '3304', counts: countsOf(1000, 1.2 - share) },
  ]);

const drawn = (share: number, view: View): string[] =>
  PICTURES.map((name) =>
    createHash('sha256')
      .update(drawDigest(week(share), name, view))
      .digest('hex'),
  );

describe('what the public sees', () => {
  it('is the same whether a district is below 50 % or not', () => {
    expect(drawn(0.4, 'public')).toEqual(drawn(0.6, 'public'));
    expect(drawn(0.4, 'officers')).not.toEqual(drawn(0.6, 'officers'));
    expect(drawn(0.9, 'public')).not.toEqual(drawn(0.6, 'public'));
  });

  it('has no share of any district, and one look for a silent one', () => {
    const tiles = contentOf(provinceEdition(), 'public').places.tiles;
    expect(tiles).toHaveLength(22);
    expect(new Set(tiles.map(({ look, share, detail }) => `${look} ${share} ${detail}`))).toEqual(
      new Set(['well null null', 'neutral null null']),
    );
    const silent = contentOf(nothing, 'public').places.tiles;
    expect(new Set(silent.map(({ look }) => look))).toEqual(new Set(['neutral']));
  });

  it('has no number from 1 to 4, nor what would tell one', () => {
    const counts = {
      ...countsOf(500, 0.7),
      moves: { 'survive>sufficient': 3, 'sufficient>sustainable': 12 },
    };
    const edition = editionFrom({ level: 'province' }, [
      {
        district: '3309',
        counts: {
          ...counts,
          urgent: { opened: 9, carried: 0, helped: 7, referred: 0, pending: 2 },
          aid: { relief: 4, development: 0, other: 0 },
        },
      },
    ]);
    const text = textOf(edition, 'public');
    expect(text).toContain('เรื่องด่วน  9 ราย');
    expect(text).toContain('ช่วยแล้ว ไม่แสดง   ค้าง น้อยกว่า 5');
    expect(text).toContain('น้อยกว่า 5 รายการ\nพัฒนา\n0 รายการ');
    expect(text).not.toContain('+12');
    expect(textOf(edition, 'public', 'social')).toContain('+15');
    expect(textOf(edition, 'officers')).toContain('ช่วยแล้ว 7   ค้าง 2');
  });
});

describe('what officers see', () => {
  it('is every district on its own place of the map, also the silent ones (domain.md R3)', () => {
    const places = districts.map(({ code }) => onMap(code));
    expect(new Set(places.map((at) => `${at?.column} ${at?.row}`)).size).toBe(22);
    expect(places).not.toContain(undefined);
    const text = textOf(nothing, 'officers');
    for (const name of ['ศิลาลาด', 'กันทรลักษ์', 'อุทุมพรฯ']) expect(text).toContain(name);
  });

  it('is the share of each district, and which is below 50 %', () => {
    const edition = editionFrom({ level: 'province' }, [
      { district: '3309', counts: { ...noCounts(), households: 1000, reported: 803 } },
      { district: '3304', counts: { ...noCounts(), households: 1000, reported: 496 } },
      { district: '3301', counts: { ...noCounts(), households: 1000, reported: 500 } },
    ]);
    const tiles = contentOf(edition, 'officers').places.tiles.filter(({ share }) => share !== null);
    expect(tiles.map(({ name, look, share }) => [name, look, share])).toEqual([
      ['เมืองฯ', 'some', '50%'],
      ['กันทรลักษ์', 'little', '49.6%'],
      ['ราษีไศล', 'well', '80.3%'],
    ]);
  });

  it('says when it is a correction, and counts a fall as good', () => {
    const text = textOf({ ...provinceEdition(), revision: 2 }, 'officers');
    expect(text).toContain('แก้ไขครั้งที่ 2');
    expect(text).toContain('สัปดาห์ 16–22 พ.ย. 69');
    const { dimensions } = contentOf(provinceEdition(), 'officers');
    expect(dimensions[0]).toEqual({ name: 'สุขภาพ', open: 3249, change: -47 });
  });
});

describe('the colours', () => {
  it.each([
    ['INK', 'CARD'],
    ['INK', 'LIGHT'],
    ['INK', 'ALERT_GROUND'],
    ['MUTED', 'CARD'],
    ['MUTED', 'LIGHT'],
    ['MUTED', 'ALERT_GROUND'],
    ['ON_LEAD', 'LEAD'],
    ['SOFT_ON_LEAD', 'LEAD'],
    ['LEAD', 'CARD'],
    ['GOOD', 'CARD'],
    ['GOOD', 'LIGHT'],
    ['ALERT', 'CARD'],
    ['ALERT', 'ALERT_GROUND'],
    ['LITTLE', 'LITTLE_GROUND'],
  ] as const)('let %s be read on %s', (ink, ground) => {
    expect(contrast(COLOURS[ink]!, COLOURS[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['MIDDLE', 'EARTH', 'GOOD'] as const)('let the mark %s be seen on a card', (mark) => {
    expect(contrast(COLOURS[mark]!, COLOURS['CARD']!)).toBeGreaterThanOrEqual(3);
  });
});
