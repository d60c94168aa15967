import { ByteWriter } from './statfiles-bytes.ts';

export type DtaType = 'byte' | 'int' | 'long' | 'float' | 'double' | 'strL' | `str${number}`;

export type DtaVariable = {
  readonly name: string;
  readonly type: DtaType;
  readonly label?: string;
  readonly format?: string;
  /** `.a` to `.z` are values too. */
  readonly labels?: readonly (readonly [number | string, string])[];
  /** Numbers, texts, and '.' to '.z' of a numeric variable. */
  readonly values: readonly (number | string)[];
};

export type DtaSettings = {
  readonly release: 113 | 114 | 115 | 117 | 118 | 119;
  /** Pointers to long texts as haven writes them in release 119. */
  readonly pointsAsHaven?: boolean;
  readonly isBigEndian?: boolean;
  /** What the header says of the number of rows. */
  readonly rows?: number;
  /** Type 129: bytes that are not text. */
  readonly hasBinaryTexts?: boolean;
  /** Whether the map says where the parts are, as readers that trust it need; else it is blank. */
  readonly hasMap?: boolean;
};

const MAPPED_TAGS = [
  ...['stata_dta', 'map', 'variable_types', 'varnames', 'sortlist', 'formats', 'value_label_names'],
  ...['variable_labels', 'characteristics', 'data', 'strls', 'value_labels', '/stata_dta'],
];

const NUMBER_CODES = { double: 65_526, float: 65_527, long: 65_528, int: 65_529, byte: 65_530 };
const OLD_NUMBER_CODES = { byte: 251, int: 252, long: 253, float: 254, double: 255 };

/** A file as the Stata manual describes it ("help dta_113" to "help dta_119"). */
export function writeDta(variables: readonly DtaVariable[], settings: DtaSettings): Uint8Array {
  const out = new ByteWriter(settings.isBigEndian ?? false);
  const isOld = settings.release < 117;
  const places = new Map<string, number>();
  const tag = (name: string): void => {
    if (isOld) return;
    places.set(name, out.length);
    out.latin(`<${name}>`);
  };
  const rows = settings.rows ?? variables[0]?.values.length ?? 0;
  if (isOld) writeOldHeader(out, variables.length, rows, settings.release);
  else writeTaggedHeader(out, variables.length, rows, settings.release, tag);
  writeDescriptions(out, variables, settings.release, tag);
  if (isOld) writeOldNotes(out);
  else {
    tag('characteristics');
    out.latin('<ch>');
    out.int32(5);
    out.latin('notes</ch></characteristics>');
  }
  tag('data');
  const texts = writeRows(out, variables, settings);
  tag('/data');
  if (!isOld) {
    tag('strls');
    for (const text of texts) writeLongText(out, text, settings);
    out.latin('</strls>');
  }
  tag('value_labels');
  for (const variable of variables) {
    if (!variable.labels) continue;
    tag('lbl');
    writeLabelSet(out, variable, settings.release);
    tag('/lbl');
  }
  tag('/value_labels');
  tag('/stata_dta');
  if (settings.hasMap) {
    const mapped = MAPPED_TAGS.map((name) => places.get(name) ?? 0);
    out.int64At((places.get('map') ?? 0) + '<map>'.length, ...mapped, out.length);
  }
  return out.finish();
}

function writeOldHeader(out: ByteWriter, variables: number, rows: number, release: number): void {
  out.uint8(release, out.isBigEndian ? 1 : 2, 1, 0);
  out.uint16(variables);
  out.int32(rows);
  out.latin('', 81);
  out.latin('06 May 2018 10:10', 18);
}

function writeTaggedHeader(
  out: ByteWriter,
  variables: number,
  rows: number,
  release: number,
  tag: (name: string) => void,
): void {
  const order = out.isBigEndian ? 'MSF' : 'LSF';
  tag('stata_dta');
  out.latin(`<header><release>${release}</release><byteorder>${order}</byteorder><K>`);
  out.unsigned(variables, release === 119 ? 4 : 2);
  out.latin('</K><N>');
  out.unsigned(rows, release === 117 ? 4 : 8);
  out.latin('</N><label>');
  out.unsigned(4, release === 117 ? 1 : 2);
  out.latin('Data</label><timestamp>');
  out.uint8(17);
  out.latin('06 May 2018 10:10</timestamp></header>');
  tag('map');
  out.latin('', 14 * 8);
  out.latin('</map>');
}

function writeDescriptions(
  out: ByteWriter,
  variables: readonly DtaVariable[],
  release: number,
  tag: (name: string) => void,
): void {
  const isWide = release >= 118;
  const list = (name: string, width: number, textOf: (variable: DtaVariable) => string): void => {
    tag(name);
    for (const variable of variables) out.padded(encode(textOf(variable), release), width, 0);
    tag(`/${name}`);
  };
  const nameBytes = isWide ? 129 : 33;
  tag('variable_types');
  for (const { type } of variables) {
    if (release < 117) out.uint8(codeOf(type, OLD_NUMBER_CODES));
    else out.uint16(codeOf(type, NUMBER_CODES));
  }
  tag('/variable_types');
  list('varnames', nameBytes, ({ name }) => name);
  tag('sortlist');
  out.latin('', (variables.length + 1) * (release === 119 ? 4 : 2));
  tag('/sortlist');
  list('formats', release === 113 ? 12 : isWide ? 57 : 49, ({ format = '%9.0g' }) => format);
  list('value_label_names', nameBytes, ({ name, labels }) => (labels ? setName(name) : ''));
  list('variable_labels', isWide ? 321 : 81, ({ label = '' }) => label);
}

/** Stata allows any name; one that differs from the variable's shows which of them is used. */
function setName(name: string): string {
  return `${name}_lbl`;
}

function codeOf(type: DtaType, codes: typeof NUMBER_CODES): number {
  if (type === 'strL') return 32_768;
  return type in codes ? codes[type as keyof typeof codes] : Number(type.slice(3));
}

function encode(text: string, release: number): Uint8Array {
  if (release >= 118) return new TextEncoder().encode(text);
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function writeOldNotes(out: ByteWriter): void {
  out.uint8(1);
  out.int32(5);
  out.latin('notes');
  out.uint8(0);
  out.int32(0);
}

type LongText = { readonly variable: number; readonly row: number; readonly text: string };

/** Returns the long texts that the rows point to; equal ones of a variable are written once. */
function writeRows(out: ByteWriter, variables: readonly DtaVariable[], settings: DtaSettings): LongText[] {
  const { release } = settings;
  const texts: LongText[] = [];
  const rows = variables[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) {
    variables.forEach(({ type, values }, variable) => {
      const value = values[row]!;
      if (type === 'strL') writePointer(out, placeOf(texts, variable + 1, row + 1, String(value)), settings);
      else if (type.startsWith('str')) out.padded(encode(String(value), release), Number(type.slice(3)), 0);
      else writeNumber(out, type, value);
    });
  }
  return texts;
}

function placeOf(texts: LongText[], variable: number, row: number, text: string): LongText | null {
  if (text === '') return null;
  const known = texts.find((each) => each.variable === variable && each.text === text);
  const place = known ?? { variable, row, text };
  if (!known) texts.push(place);
  return place;
}

function writePointer(
  out: ByteWriter,
  place: LongText | null,
  { release, pointsAsHaven = false }: DtaSettings,
): void {
  const variableBytes = release === 117 ? 4 : release === 118 || pointsAsHaven ? 2 : 3;
  out.unsigned(place?.variable ?? 0, variableBytes);
  out.unsigned(place?.row ?? 0, 8 - variableBytes);
}

/** '.' is 0, '.a' 1, … '.z' 26 above the largest value of a type. */
function missingIndex(value: number | string): number | null {
  if (typeof value === 'number') return null;
  return value === '.' ? 0 : value.charCodeAt(1) - 96;
}

function writeNumber(out: ByteWriter, type: DtaType, value: number | string): void {
  const missing = missingIndex(value);
  const number = Number(value);
  switch (type) {
    case 'byte':
      out.uint8((missing === null ? number : 101 + missing) & 0xff);
      break;
    case 'int':
      out.uint16(missing === null ? number : 32_741 + missing);
      break;
    case 'long':
      out.int32(missing === null ? number : 2_147_483_621 + missing);
      break;
    case 'float':
      if (missing === null) out.float32(number);
      else out.int32(0x7f000000 + missing * 0x800);
      break;
    default:
      out.float64(missing === null ? number : 2 ** 1023 * (1 + missing / 4_096));
  }
}

function writeLongText(out: ByteWriter, { variable, row, text }: LongText, settings: DtaSettings): void {
  const bytes = encode(text, settings.release);
  out.latin('GSO');
  out.unsigned(variable, 4);
  out.unsigned(row, settings.release === 117 ? 4 : 8);
  if (settings.hasBinaryTexts) {
    out.uint8(129);
    out.int32(bytes.length);
    out.raw(bytes);
    return;
  }
  out.uint8(130);
  out.int32(bytes.length + 1);
  out.raw(bytes);
  out.uint8(0);
}

function writeLabelSet(out: ByteWriter, { name, labels = [] }: DtaVariable, release: number): void {
  const texts = labels.map(([, text]) => encode(`${text}\0`, release));
  const textBytes = texts.reduce((sum, { length }) => sum + length, 0);
  out.int32(8 + 8 * labels.length + textBytes);
  out.padded(encode(setName(name), release), release >= 118 ? 129 : 33, 0);
  out.latin('', 3);
  out.int32(labels.length, textBytes);
  let offset = 0;
  for (const text of texts) {
    out.int32(offset);
    offset += text.length;
  }
  for (const [value] of labels) writeNumber(out, 'long', value);
  for (const text of texts) out.raw(text);
}
