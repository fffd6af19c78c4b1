import type { OfficerScope } from '../access/area.ts';
import type { PracticePerson } from './contract.ts';

/** Someone of the demo province, with the households she cares for. */
export interface DemoPerson extends PracticePerson {
  households: readonly string[];
  /** What she is responsible for, as an officer. */
  officer?: OfficerScope;
  /** Where she lives, as one of a household. */
  household?: string;
}

/** A code that waits for whoever plays the newcomer. */
export const DEMO_CODE = 'KHUBUN';
/** The households that come with it. */
export const DEMO_CODE_HOUSEHOLDS = ['H-0019', 'H-0020'] as const;

const userId = (number: number): string => `U${String(number).padStart(32, '0')}`;

/** The people of the demo province. All are invented. */
export const demoPeople: readonly DemoPerson[] = [
  {
    userId: userId(1),
    displayName: 'สมศรี',
    role: 'mentor',
    language: 'th',
    note: 'พี่เลี้ยง ราษีไศล ดูแล 3 บ้าน',
    households: ['H-0001', 'H-0002', 'H-0003'],
  },
  {
    userId: userId(2),
    displayName: 'บุญเลิศ',
    role: 'mentor',
    language: 'th',
    note: 'พี่เลี้ยง ขุขันธ์ ดูแล 2 บ้าน มีแปลงแบ่งปัน',
    households: ['H-0004', 'H-0005'],
  },
  {
    userId: userId(3),
    displayName: 'มะลิ',
    role: 'mentor',
    language: 'th',
    note: 'พี่เลี้ยง วังหิน ดูแล 1 บ้าน',
    households: ['H-0006'],
  },
  {
    userId: userId(4),
    displayName: 'Dao',
    role: 'mentor',
    language: 'en',
    note: 'พี่เลี้ยง พยุห์ ใช้ภาษาอังกฤษ ดูแล 2 บ้าน',
    households: ['H-0007', 'H-0008'],
  },
  {
    userId: userId(5),
    displayName: 'คนมาใหม่',
    role: 'stranger',
    language: 'th',
    note: `ยังไม่ลงทะเบียน รหัส ${DEMO_CODE}`,
    households: [],
  },
  {
    userId: userId(6),
    displayName: 'ทองใบ',
    role: 'household',
    language: 'th',
    note: 'คนในบ้านยายทองใบ ราษีไศล',
    households: [],
    household: 'H-0001',
  },
  {
    userId: userId(7),
    displayName: 'นก',
    role: 'officer',
    language: 'th',
    note: 'พัฒนากร ต.บัวหุ่ง ราษีไศล',
    households: [],
    officer: { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] },
  },
  {
    userId: userId(8),
    displayName: 'วิชัย',
    role: 'officer',
    language: 'th',
    note: 'พัฒนาการอำเภอราษีไศล',
    households: [],
    officer: { level: 'district', district: '3309' },
  },
  {
    userId: userId(9),
    displayName: 'อรทัย',
    role: 'officer',
    language: 'th',
    note: 'เจ้าหน้าที่จังหวัด',
    households: [],
    officer: { level: 'province' },
  },
];
