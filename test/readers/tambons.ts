import type { Tambon } from '../../src/readers/tambon.ts';

/** A few tambons as an office's import would name them: repeated names, names of districts, and ordinary ones. */
export const TAMBONS: readonly Tambon[] = [
  { code: '330313', name: 'ดู่', district: '3303' },
  { code: '330708', name: 'ดู่', district: '3307' },
  { code: '330908', name: 'ดู่', district: '3309' },
  { code: '330915', name: 'สร้างปี่', district: '3309' },
  { code: '330501', name: 'กันทรารมย์', district: '3305' },
  { code: '330901', name: 'เมืองคง', district: '3309' },
  { code: '332001', name: 'พยุห์', district: '3320' },
  { code: '330207', name: 'โนนคูณ', district: '3302' },
  { code: '330902', name: 'เมืองแคน', district: '3309' },
  { code: '330903', name: 'หนองแค', district: '3309' },
];
