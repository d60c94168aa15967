import { readNumber } from '../../reading/workbook/number-bytes.ts';
import type { OdsRow } from './ods-row.ts';
import { clockText } from '../../reading/workbook/serial-day.ts';
import { appendXmlText, TextBytes } from '../../reading/workbook/text-bytes.ts';
import { attributeCode } from '../../reading/workbook/xml-attributes.ts';
import { nameCode } from '../../reading/workbook/xml-names.ts';
import type { XmlScanner } from '../../reading/workbook/xml-scanner.ts';

const COLUMNS_REPEATED = nameCode('number-columns-repeated');
const COLUMNS_SPANNED = nameCode('number-columns-spanned');
const ROWS_SPANNED = nameCode('number-rows-spanned');
const VALUE_TYPE = nameCode('value-type');
const VALUE = nameCode('value');
const DATE_VALUE = nameCode('date-value');
const TIME_VALUE = nameCode('time-value');
const TRUTH_VALUE = nameCode('boolean-value');
const STRING_VALUE = nameCode('string-value');
const FORMULA = nameCode('formula');

/** Value types by name code (ODF 1.3 part 3, 19.385). */
const FLOAT = nameCode('float');
const PERCENTAGE = nameCode('percentage');
const CURRENCY = nameCode('currency');
const DATE = nameCode('date');
const TIME = nameCode('time');
const TRUTH = nameCode('boolean');
const ERROR = nameCode('error');

const MOST_REPEATS = 2 ** 21;
const LONGEST_ERROR_BYTES = 8;
const ERROR_WORD = /^(#DIV\/0!|#N\/A|#NAME\?|#NULL!|#NUM!|#REF!|#VALUE!|Err:\d{3})$/u;
const DURATION = /^-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/u;

/** A cell of an OpenDocument table, from its attributes and paragraphs. */
export class OdsCell {
  /** Text of the paragraphs so far. */
  readonly words = new TextBytes();
  repeats = 1;
  columnsSpanned = 1;
  rowsSpanned = 1;
  private type = 0;
  private isError = false;
  private hasFormula = false;
  private readonly value = new TextBytes(64);

  open(xml: XmlScanner): void {
    this.words.length = 0;
    this.value.length = 0;
    this.repeats = 1;
    this.columnsSpanned = 1;
    this.rowsSpanned = 1;
    this.type = 0;
    this.isError = false;
    this.hasFormula = false;
    for (let index = 0; index < xml.attributes; index++) this.takeAttribute(xml, index);
  }

  /** Puts the cell into its row; an empty cell only advances the column. */
  hold(row: OdsRow): void {
    const { type, value, words, repeats } = this;
    if (this.showsError()) row.holdBlank('error', repeats);
    else if (type === DATE && value.length > 0) row.holdText('time', value, repeats);
    else if (type === FLOAT || type === PERCENTAGE || type === CURRENCY) this.holdNumber(row);
    else if ((type === TIME || type === TRUTH) && value.length > 0) {
      const text = value.text();
      words.length = 0;
      words.appendString(type === TIME ? durationText(text) : text.toUpperCase());
      row.holdText('text', words, repeats);
    } else if (value.length > 0) row.holdText('text', value, repeats);
    else if (words.length > 0) row.holdText('text', words, repeats);
    else if (this.hasFormula && type === 0) row.holdBlank('uncomputed', repeats);
  }

  private holdNumber(row: OdsRow): void {
    const { value, words, repeats } = this;
    const number = readNumber(value.bytes, 0, value.length);
    if (Number.isFinite(number)) row.holdNumber(number, repeats);
    else if (words.length > 0) row.holdText('text', words, repeats);
  }

  private takeAttribute(xml: XmlScanner, index: number): void {
    const name = xml.attributeNames[index];
    if (name === VALUE_TYPE) {
      // LibreOffice marks error cells in a second attribute, of its own namespace.
      const type = attributeCode(xml, index);
      if (type === ERROR) this.isError = true;
      else if (this.type === 0) this.type = type;
    } else if (name === COLUMNS_REPEATED) this.repeats = countOf(xml, index);
    else if (name === COLUMNS_SPANNED) this.columnsSpanned = countOf(xml, index);
    else if (name === ROWS_SPANNED) this.rowsSpanned = countOf(xml, index);
    else if (name === FORMULA) this.hasFormula = true;
    else if (
      name === VALUE ||
      name === DATE_VALUE ||
      name === TIME_VALUE ||
      name === TRUTH_VALUE ||
      name === STRING_VALUE
    ) {
      this.value.length = 0;
      appendXmlText(this.value, xml.bytes, xml.attributeStarts[index]!, xml.attributeEnds[index]!);
    }
  }

  /** Whether the text is an error such as #REF!, which is all that other programs write. */
  private showsError(): boolean {
    if (this.isError) return true;
    const { words, hasFormula } = this;
    return hasFormula && words.length <= LONGEST_ERROR_BYTES && ERROR_WORD.test(words.text());
  }
}

/** A repeat count from an attribute; at least 1. */
export function countOf(xml: XmlScanner, index: number): number {
  if (index < 0) return 1;
  const count = readNumber(xml.bytes, xml.attributeStarts[index]!, xml.attributeEnds[index]!);
  return count >= 1 ? Math.min(Math.floor(count), MOST_REPEATS) : 1;
}

/** hh:mm:ss of an ISO 8601 duration such as PT255H10M10S. */
function durationText(text: string): string {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = DURATION.exec(text) ?? [];
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return clockText(text.startsWith('-') ? -whole : whole);
}
