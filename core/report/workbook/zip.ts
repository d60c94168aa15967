import { strToU8, type Zippable, zipSync } from 'fflate';

export type ZipEntry = {
  readonly name: string;
  readonly text: string;
  /** Stored uncompressed, as ODF requires of its first entry. */
  readonly isStored?: boolean;
};

/** The same entries and time give the same bytes. */
export function zipEntries(entries: readonly ZipEntry[], statedTime: string): Uint8Array {
  const files: Zippable = {};
  for (const { name, text, isStored } of entries) {
    files[name] = [strToU8(text), { level: isStored === true ? 0 : 9, mtime: entryTime(statedTime) }];
  }
  return zipSync(files);
}

/**
 * Zip times have no zone, and fflate 0.8 applies the host's: noon of the stated day is the same date in every zone and
 * outside any daylight-saving gap. Zip dates span 1980 to 2099.
 */
function entryTime(statedTime: string): Date {
  const [year = NaN, month = NaN, day = NaN] = statedTime.slice(0, 10).split('-').map(Number);
  const isKnown = year >= 1980 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isKnown ? new Date(year, month - 1, day, 12) : new Date(1980, 0, 1, 12);
}
