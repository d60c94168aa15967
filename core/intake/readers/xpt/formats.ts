import { dayCells, timeCells } from '../../reading/stat-files/moment-cells.ts';
import { numberCells, type NumericCells } from '../../reading/stat-files/numeric-cells.ts';

/** SAS epoch, 1960-01-01, in days since 1970-01-01. */
const EPOCH_DAY = -3_653;
const DAY_SECONDS = 86_400;

const DAYS =
  /^(?:DATE|DAY|DDMMYY[BCDNPS]?|MMDDYY[BCDNPS]?|YYMMDD[BCDNPS]?|YYMM[CDNPS]?|MMYY[CDNPS]?|MONYY|YYMON|YYQR?[CDNPS]?|[BE]8601DA|[EN]URDFD[DET]|JULIAN|WORDDATX?|WEEKDATX?|NLDATE\w*)$/u;
const INSTANTS = /^(?:DATETIME|DATEAMPM|DTDATE|MDYAMPM|[BE]8601(?:DT|DN|DZ)|NLDATM\w*)$/u;
const TIMES = /^(?:TIME|TIMEAMPM|HHMM|MMSS|TOD|[BE]8601TM|NLTIM\w*)$/u;
/** SAS formats that only say how a number is printed. */
const NUMBERS =
  /^(?:|BEST[DX]?|F|E|D|Z|COMMAX?|DOLLARX?|EURO|NLNUM|NLMNY\w*|NUMX|PERCENTN?|PVALUE|NEGPAREN|FRACT|HEX|IB|PIB|RB|S370\w+)$/u;

const meaning = { labels: new Map<number, string>(), isMissing: () => false };

export function cellsOf(format: string): NumericCells {
  if (DAYS.test(format)) return dayCells(meaning, { epochDay: EPOCH_DAY, unitsPerDay: 1 });
  if (INSTANTS.test(format)) return dayCells(meaning, { epochDay: EPOCH_DAY, unitsPerDay: DAY_SECONDS });
  if (TIMES.test(format)) return timeCells(meaning, 1, format === 'TOD');
  const cells = numberCells(meaning);
  if (NUMBERS.test(format)) return cells;
  return {
    ...cells,
    remarks: () => [...cells.remarks(), 'the labels of its values are in a format that is not in the file'],
  };
}
