import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_DAY } from '../../../table/column.ts';
import { DayText, dayNumber, isoDay } from './day-text.ts';

function read(text: string, reader = new DayText(false)): string | null {
  const bytes = new TextEncoder().encode(text);
  const day = reader.read(bytes, 0, bytes.length);
  return day === MISSING_DAY ? null : isoDay(day);
}

describe('dates as HR systems write them', () => {
  it('reads one day in every usual form', () => {
    const forms = ['2021-03-04', '2021/03/04', '04/03/2021', '4/3/2021', '04-03-2021', '4.3.2021'];
    const words = [
      '4 Mar 2021',
      '04-MAR-2021',
      '4 March 2021',
      '04-Mar-21',
      '2021-03-04T00:00:00Z',
      '04/03/2021 00:00',
      '04-MAR-21 09.15.00.000000 AM',
      '2021-03-04 09:15:00+00',
      'March 4, 2021',
      'Mar 04 2021',
      'Mar-4-2021',
      '44259',
    ];
    for (const text of [...forms, ...words, '20210304'])
      expect([text, read(text)]).toEqual([text, '2021-03-04']);
  });

  it('reads the month first where that is the order of the column', () => {
    expect(read('03/04/2021', new DayText(true))).toBe('2021-03-04');
  });

  it('counts what speaks for either order', () => {
    const reader = new DayText(false);
    for (const text of ['13/01/2021', '01/13/2021', '02/03/2021', '02/02/2021']) read(text, reader);
    expect([reader.dayFirstOnly, reader.monthFirstOnly, reader.eitherOrder]).toEqual([1, 1, 1]);
  });

  it('notes times of day only where there is one', () => {
    const reader = new DayText(false);
    read('2021-03-04 00:00:00', reader);
    expect(reader.hasTimes).toBe(false);
    read('2021-03-04 09:15', reader);
    expect(reader.hasTimes).toBe(true);
  });

  it('takes two-digit years as Oracle does', () => {
    expect([read('01-JAN-49'), read('01-JAN-50')]).toEqual(['2049-01-01', '1950-01-01']);
  });

  it('refuses days that do not exist and texts that are no dates', () => {
    const texts = [
      '2021-02-29',
      '31/04/2021',
      '2021-13-01',
      '00/01/2021',
      '2021-3',
      '12/2021',
      '3.1',
      '11.2',
      '00:15',
    ];
    for (const text of [...texts, '4 Foo 2021', '2021-03/04', '1/2/3', '2021-03-04 late', '04/03/2021x']) {
      expect([text, read(text)]).toEqual([text, null]);
    }
  });

  it('agrees with the calendar of the host on every day from 1000 to 9999', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 10);
          const day = Math.floor(date.getTime() / 86_400_000);
          expect(isoDay(day)).toBe(text);
          expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
          expect(read(text)).toBe(text);
        },
      ),
    );
  });
});
