import { describe, expect, it } from 'vitest';
import { builtInFormat, formatKind } from './number-format.ts';

describe('number formats', () => {
  it.each([
    [
      'date',
      [
        'dd/mm/yyyy',
        'mmm-yy',
        'd\\-mmm',
        '[$-809]dd mmmm yyyy;@',
        'yyyy"year"',
        'mmmm',
        'dd/mm/yyyy hh:mm',
        '[$-F800]dddd\\,\\ mmmm\\ dd',
      ],
    ],
    ['time', ['h:mm', 'hh:mm:ss AM/PM', 'mm:ss.0', '[$-F400]h:mm:ss\\ AM/PM']],
    ['duration', ['[h]:mm:ss', '[mm]:ss', '[hh]:mm', '[s]']],
    [
      'number',
      [
        'General',
        '0.00',
        '#,##0 "days"',
        '[Red]-0.0',
        '0.00E+00',
        '@',
        '"day" 0',
        '\\d0',
        '_-* #,##0.00_-;-* #,##0.00_-',
        '0%',
        '# ?/?',
        '0;[Blue]"mm"',
        'Standard',
        '£#,##0',
        '0;dd/mm/yyyy',
      ],
    ],
  ] as const)('are of the kind %s by their letters', (kind, codes) => {
    for (const code of codes) expect([code, formatKind(code)]).toEqual([code, kind]);
  });

  it('that are built in are known by their number', () => {
    const kinds = [0, 9, 14, 17, 18, 21, 22, 37, 45, 46, 47, 49].map(builtInFormat);
    expect(kinds).toEqual([
      'number',
      'number',
      'date',
      'date',
      'time',
      'time',
      'date',
      'number',
      'time',
      'duration',
      'time',
      'number',
    ]);
  });
});
