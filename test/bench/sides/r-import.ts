import type { Reader } from '../../../core/intake/reader.ts';
import { dtaReader } from '../../../core/intake/readers/dta/reader.ts';
import { savReader } from '../../../core/intake/readers/sav/reader.ts';
import { oldWorkbookReader } from '../../../core/intake/readers/workbooks.ts';
import { xptReader } from '../../../core/intake/readers/xpt/reader.ts';
import { digestOf } from '../digest.ts';
import { dtaOfPeople, savOfPeople } from '../extract/labelled.ts';
import { xlsOfPeople } from '../extract/xls.ts';
import { xptOfPeople } from '../extract/xpt.ts';
import { madeFile } from '../made-file.ts';
import { describeAll, type RPackage, startR } from '../r-peer.ts';
import { digestOfKept, type Kept, readColumns } from '../reading.ts';
import type { Side } from '../side.ts';

const ROWS = 100_000;
/** As many as a sheet of these years has, but for the header. */
const XLS_ROWS = 65_535;

export const sav = sidesOf(savReader, 'haven', 'read_sav', () =>
  madeFile('extract.sav', () => savOfPeople(ROWS, 'bytecode')),
);
export const zsav = sidesOf(savReader, 'haven', 'read_sav', () =>
  madeFile('extract.zsav', () => savOfPeople(ROWS, 'zlib')),
);
export const dta = sidesOf(dtaReader, 'haven', 'read_dta', () =>
  madeFile('extract.dta', () => dtaOfPeople(ROWS)),
);
export const xpt = sidesOf(xptReader, 'haven', 'read_xpt', () =>
  madeFile('extract.xpt', () => xptOfPeople(ROWS)),
);
export const xls = sidesOf(oldWorkbookReader, 'readxl', 'read_xls', () =>
  madeFile('extract.xls', () => xlsOfPeople(XLS_ROWS)),
);

/** A format that a package of R reads too. */
function sidesOf(reader: Reader, name: RPackage, read: string, makeFile: () => Promise<string>) {
  return {
    async prepareOurs(): Promise<Side<Kept>> {
      const path = await makeFile();
      return { run: () => readColumns(reader, path), digest: async (kept) => digestOfKept(kept) };
    },
    /** R is started and its package loaded before the clock runs. */
    async preparePeer(): Promise<Side<number | null>> {
      const path = await makeFile();
      const peer = startR(name);
      await peer.lines('"ready"');
      let peakMb: number | null = null;
      return {
        async run() {
          await peer.lines(`{ people <- ${read}("${path}"); nrow(people) }`);
          return (peakMb = peer.peakMb());
        },
        digest: async () => digestOf(await peer.lines(describeAll('people'))),
        figures: (): Record<string, number> => (peakMb === null ? {} : { ownPeakMb: peakMb }),
        close: async () => peer.close(),
      };
    },
  };
}
