import type { ByteSource } from '../../../ports.ts';
import { damagedFile } from '../../reading/stat-files/faults.ts';
import { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { type Description, otherRelease } from './description.ts';
import { indexLongTexts } from './long-texts.ts';
import { type LabelSets, readLabelSet } from './value-labels.ts';
import { asciiOf, checkRows, readVariables, type Tags, type Widths } from './variables.ts';

const MAP_BYTES = 14 * 8;
const WIDTHS_117 = { nameBytes: 33, formatBytes: 49, labelBytes: 81, sortBytes: 2, isOld: false } as const;
const WIDTHS_118 = { nameBytes: 129, formatBytes: 57, labelBytes: 321, sortBytes: 2, isOld: false } as const;
const WIDTHS: ReadonlyMap<number, Widths> = new Map<number, Widths>([
  [117, WIDTHS_117],
  [118, WIDTHS_118],
  [119, { ...WIDTHS_118, sortBytes: 4 }],
]);

/** Releases 117 to 119, written by Stata 13 and later. Ignores the map of offsets, which is often wrong. */
export function describeTagged(source: ByteSource): Description {
  const fields = new FieldReader(source);
  const tags = tagsOf(fields);
  tags.open('stata_dta');
  tags.open('header');
  const { release, widths } = readRelease(fields, tags);
  tags.open('K');
  const count = fields.count(release === 119 ? 4 : 2);
  tags.close('K');
  tags.open('N');
  const rows = fields.count(release === 117 ? 4 : 8);
  tags.close('N');
  skipTexts(fields, tags, release);
  tags.close('header');
  tags.open('map');
  fields.skip(MAP_BYTES);
  tags.close('map');
  const variables = readVariables(fields, count, widths, tags);
  skipCharacteristics(fields, tags);
  tags.open('data');
  const dataStart = fields.position;
  const rowBytes = checkRows(variables, rows, source.size - dataStart);
  fields.position = dataStart + rows * rowBytes;
  tags.close('data');
  tags.open('strls');
  const longTexts = indexLongTexts(source, fields, release);
  tags.close('strls');
  const labelSets = readLabelSets(fields, tags, widths.nameBytes);
  const { isLittleEndian } = fields;
  return { release, isLittleEndian, variables, rows, rowBytes, dataStart, labelSets, longTexts };
}

function tagsOf(fields: FieldReader): Tags {
  const step = (tag: string): void => {
    if (asciiOf(fields.take(tag.length)) !== tag)
      throw damagedFile('a part of it does not begin where it should');
  };
  return { open: (name) => step(`<${name}>`), close: (name) => step(`</${name}>`) };
}

/** Release and byte order, on which the rest of the layout depends. */
function readRelease(fields: FieldReader, tags: Tags): { release: number; widths: Widths } {
  tags.open('release');
  const release = Number(asciiOf(fields.take(3)));
  tags.close('release');
  const widths = WIDTHS.get(release);
  if (!widths) throw otherRelease();
  tags.open('byteorder');
  fields.isLittleEndian = asciiOf(fields.take(3)) === 'LSF';
  tags.close('byteorder');
  return { release, widths };
}

/** Skips the data label and the time stamp. */
function skipTexts(fields: FieldReader, tags: Tags, release: number): void {
  tags.open('label');
  fields.skip(release === 117 ? fields.uint8() : fields.uint16());
  tags.close('label');
  tags.open('timestamp');
  fields.skip(fields.uint8());
  tags.close('timestamp');
}

/** Skips characteristics (notes of programs). */
function skipCharacteristics(fields: FieldReader, tags: Tags): void {
  tags.open('characteristics');
  while (isNext(fields, '<ch>')) {
    fields.skip(4);
    fields.skip(fields.uint32());
    tags.close('ch');
  }
  tags.close('characteristics');
}

function readLabelSets(fields: FieldReader, tags: Tags, nameBytes: number): LabelSets {
  const sets = new Map<string, ReadonlyMap<number, Uint8Array>>();
  tags.open('value_labels');
  while (isNext(fields, '<lbl>')) {
    tags.open('lbl');
    sets.set(...readLabelSet(fields, nameBytes));
    tags.close('lbl');
  }
  tags.close('value_labels');
  return sets;
}

function isNext(fields: FieldReader, text: string): boolean {
  return asciiOf(fields.peek(text.length)) === text;
}
