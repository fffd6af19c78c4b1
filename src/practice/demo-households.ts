import type { Household, Stage } from '../models/household.ts';

type Demo = Pick<
  Household,
  '_id' | 'name' | 'houseNo' | 'moo' | 'village' | 'tambon' | 'district' | 'stage' | 'openDimensions'
> &
  Partial<Pick<Household, 'sharesPlot' | 'pictureConsent' | 'healthConsent'>>;

const home = (
  number: number,
  name: string,
  moo: number,
  village: string,
  tambon: string,
  district: string,
  stage: Stage,
  openDimensions: string[],
  more: Partial<Pick<Household, 'sharesPlot' | 'pictureConsent' | 'healthConsent'>> = {},
): Demo => ({
  _id: `H-${String(number).padStart(4, '0')}`,
  name,
  houseNo: String(10 + number),
  moo,
  village,
  tambon,
  district,
  stage,
  openDimensions,
  ...more,
});

/** Households of the demo province, at least one in each of the 22 districts. All are invented. */
export const demoHouseholds: readonly Demo[] = [
  home(1, 'ยายทองใบ', 4, 'บ้านโนน', 'บัวหุ่ง', '3309', 'sufficient', ['health', 'income'], {
    pictureConsent: 'yes',
    healthConsent: 'yes',
  }),
  home(2, 'ตาบุญมี', 4, 'บ้านโนน', 'บัวหุ่ง', '3309', 'survive', ['living', 'income'], {
    pictureConsent: 'internal',
  }),
  home(3, 'ป้าจันทร์', 7, 'บ้านหนอง', 'บัวหุ่ง', '3309', 'sustainable', [], { pictureConsent: 'yes' }),
  home(4, 'ลุงคำ', 2, 'บ้านสวาย', 'หัวเสือ', '3305', 'sufficient', ['income'], {
    sharesPlot: true,
    pictureConsent: 'yes',
  }),
  home(5, 'น้าสาย', 2, 'บ้านสวาย', 'หัวเสือ', '3305', 'survive', [
    'health',
    'living',
    'education',
    'income',
    'services',
  ]),
  home(6, 'ยายแพง', 1, 'บ้านวัง', 'บุสูง', '3316', 'survive', ['services'], { pictureConsent: 'no' }),
  home(7, 'ตาหมื่น', 3, 'บ้านพยุห์', 'พยุห์', '3320', 'sufficient', ['education', 'income']),
  home(8, 'แม่ใหญ่อ่อน', 5, 'บ้านโพน', 'พรหมสวัสดิ์', '3320', 'survive', ['health'], { healthConsent: 'no' }),
  home(9, 'ยายคำปุ่น', 6, 'บ้านเมือง', 'น้ำคำ', '3301', 'survive', ['living']),
  home(10, 'ลุงสวาท', 2, 'บ้านยาง', 'ยางชุมน้อย', '3302', 'sufficient', ['income']),
  home(11, 'ป้านวล', 8, 'บ้านดู่', 'ดูน', '3303', 'survive', ['health', 'income']),
  home(12, 'ตาเพชร', 9, 'บ้านกุด', 'สังเม็ก', '3304', 'survive', ['income', 'services']),
  home(13, 'น้าแดง', 1, 'บ้านไพร', 'ไพรบึง', '3306', 'sufficient', ['education']),
  home(14, 'ยายผุย', 3, 'บ้านปรางค์', 'กู่', '3307', 'survive', ['health', 'living']),
  home(15, 'ลุงทุย', 4, 'บ้านสิ', 'สิ', '3308', 'sufficient', ['income']),
  home(16, 'ป้าลำดวน', 5, 'บ้านอุ่ม', 'สำโรง', '3310', 'survive', ['living', 'income']),
  home(17, 'ตาจ่อย', 6, 'บ้านบึง', 'เป๊าะ', '3311', 'sustainable', []),
  home(18, 'แม่ใหญ่ศรี', 7, 'บ้านห้วย', 'ห้วยทับทัน', '3312', 'survive', ['services']),
  home(19, 'ยายสุข', 2, 'บ้านโนนคูณ', 'โนนค้อ', '3313', 'survive', ['health', 'income']),
  home(20, 'ลุงหนู', 2, 'บ้านโนนคูณ', 'โนนค้อ', '3313', 'sufficient', ['income']),
  home(21, 'ป้าทอง', 1, 'บ้านศรี', 'ศรีแก้ว', '3314', 'sufficient', ['education']),
  home(22, 'ตาเขียว', 3, 'บ้านเขิน', 'เขิน', '3315', 'survive', ['living']),
  home(23, 'น้าเพ็ญ', 4, 'บ้านภู', 'ห้วยตึ๊กชู', '3317', 'survive', ['income']),
  home(24, 'ยายบัว', 5, 'บ้านตาโกน', 'ตาโกน', '3318', 'sufficient', ['health']),
  home(25, 'ลุงสิงห์', 6, 'บ้านเสียว', 'เสียว', '3319', 'survive', ['income']),
  home(26, 'ป้าแก้ว', 7, 'บ้านโดด', 'โดด', '3321', 'sufficient', ['income']),
  home(27, 'ตาแสง', 8, 'บ้านกุง', 'กุง', '3322', 'survive', ['health', 'services']),
];
