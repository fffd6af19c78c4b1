import { editDistance } from './edit-distance.ts';
import { bare, toneless } from './text.ts';

const OTHERS = [
  'กรุงเทพมหานคร กรุงเทพ กทม กระบี่ กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด',
  'นครนายก นครปฐม นครพนม นครราชสีมา โคราช นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี ประจวบคีรีขันธ์ ปราจีนบุรี',
  'ปัตตานี พระนครศรีอยุธยา อยุธยา พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด',
  'ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน สกลนคร สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี',
  'สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุดร อุตรดิตถ์ อุทัยธานี อุบลราชธานี อุบล เลย ตาก เขมร กัมพูชา ลาว',
  'bangkok surin ubon ubonratchathani buriram yasothon roiet amnatcharoen korat nakhonratchasima khonkaen udonthani cambodia laos',
]
  .join(' ')
  .split(' ')
  .map(bare);
/** Short names that are also words (เลย, ตาก, ตรัง, แพร่, น่าน, ลาว) count only when nothing else is said. */
const SAFE_INSIDE = 5;

/** Whether a place name is that of another Thai province (or a neighbouring country), possibly one letter wrong. */
export function namesOtherProvince(text: string): boolean {
  const key = bare(text.replace(/(?:จังหวัด|จ\.|เมือง|ประเทศ)\s*/gu, ' '));
  if (key === '') return false;
  return OTHERS.some((name) => {
    if (key === name || (name.length >= SAFE_INSIDE && key.includes(name))) return true;
    return name.length >= 6 && editDistance(toneless(name), toneless(key)) <= 1;
  });
}
