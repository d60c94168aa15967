import { describe, expect, it } from 'vitest';
import { headingText, printedText } from './heading-text.ts';

describe('a heading in print', () => {
  it('stands on one line, without signs that nobody sees', () => {
    expect(headingText('Grade\r\n\t(2026)')).toBe('Grade (2026)');
    expect(headingText('‮edarG‬')).toBe('edarG');
    expect(headingText('\u0000Pay\u001b[31m')).toBe('Pay [31m');
    expect(headingText(' \u200b ')).toBe('No heading');
  });

  it('is not as long as a letter, and no sign of it is cut in two', () => {
    expect(headingText('x'.repeat(10_000))).toBe(`${'x'.repeat(90)} …`);
    expect(headingText(`${'x'.repeat(89)}😀😀`)).toBe(`${'x'.repeat(89)} …`);
    expect(printedText('y'.repeat(90))).toBe('y'.repeat(90));
  });

  it.each(['jane.doe@example.org', 'QQ 12 34 56 C', '+44 20 7946 0958', 'SW1A 1AA', '10.0.0.1'])(
    'is not shown where it looks like data of a person: %s',
    (heading) => {
      expect(headingText(heading)).toBe('Heading not shown: it looks like data of a person');
      expect(headingText(`\u200b${heading} `)).not.toContain(heading);
    },
  );

  it('is shown where it is a question, a formula or markup; who prints it makes that harmless', () => {
    for (const text of ['=HYPERLINK("x")', '<b>Grade</b>', 'What did your parents do?']) {
      expect(headingText(text)).toBe(text);
    }
  });
});
