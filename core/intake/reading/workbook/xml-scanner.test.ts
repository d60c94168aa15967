import { describe, expect, it } from 'vitest';
import { AppError } from '../../../errors.ts';
import { TextBytes } from './text-bytes.ts';
import { attributeText } from './xml-attributes.ts';
import { nameCode } from './xml-names.ts';
import { type XmlHandler, XmlScanner } from './xml-scanner.ts';

const names = ['a', 'b', 'c', 'id'];
const nameOf = (code: number): string => names.find((name) => nameCode(name) === code) ?? '?';

/** Opening tags with their id, and closing tags with the text before them. */
function eventsOf(xml: string, cuts: readonly number[] = []): string[] {
  const events: string[] = [];
  const handler: XmlHandler = {
    open(name, scanner) {
      const id = scanner.attribute(nameCode('id'));
      events.push(`<${nameOf(name)}${id < 0 ? '' : ` ${attributeText(scanner, id)}`}`);
    },
    close(name, scanner) {
      const text = new TextBytes();
      scanner.appendText(text);
      events.push(`${text.text()}>${nameOf(name)}`);
    },
  };
  const scanner = new XmlScanner(handler);
  const bytes = new TextEncoder().encode(xml);
  const ends = [...cuts, bytes.length];
  ends.forEach((end, index) => scanner.push(bytes.slice(ends[index - 1] ?? 0, end)));
  scanner.finish();
  return events;
}

function codeOf(xml: string): string {
  try {
    eventsOf(xml);
  } catch (error) {
    if (error instanceof AppError) return error.detail.code;
  }
  return 'read';
}

const everything =
  '\u{feff}<?xml version="1.0"?>\n<!-- <x> -- > -->\n<p:a id = "1 &gt; 0" other=\'"\'>' +
  "<b q:id='x>y'/>caf\u00e9 &amp; <!-- cut --> t\u{1f600}a<![CDATA[<c>&amp;]]>\r\n<c>one</c >two</p:a>\n";

describe('XML as it arrives', () => {
  it('opens and closes tags, with attributes, entities, CDATA and line ends resolved', () => {
    expect(eventsOf(everything)).toEqual(['<a 1 > 0', '<b x>y', '>b', '<c', 'one>c', 'two>a']);
    expect(eventsOf('<a>x &lt;<!-- - --> y<![CDATA[<b>&amp;]]>\r\nz&#x1F600;</a>')).toEqual([
      '<a',
      'x < y<b>&amp;\nz\u{1f600}>a',
    ]);
  });

  it('means the same wherever it is cut', () => {
    const whole = eventsOf(everything);
    const { length } = new TextEncoder().encode(everything);
    for (let first = 0; first <= length; first++) {
      expect(eventsOf(everything, [first])).toEqual(whole);
      expect(eventsOf(everything, [Math.floor(first / 2), first])).toEqual(whole);
    }
    const single = Array.from({ length }, (_, index) => index);
    expect(eventsOf(everything, single)).toEqual(whole);
  });

  it('is refused when it declares a document type, wherever that stands', () => {
    expect(codeOf('<!DOCTYPE a><a/>')).toBe('intake/unsafe-workbook');
    expect(codeOf('<a><!ENTITY b "c"></a>')).toBe('intake/unsafe-workbook');
    expect(codeOf('<a>&b;</a>')).toBe('intake/damaged-workbook');
  });

  it('is refused when it is not whole', () => {
    for (const xml of [
      '',
      'text',
      '<a>',
      '</a>',
      '<a></a></a>',
      '<a/><b/>',
      '<a/>text',
      '<a b=c/>',
      '<a id="1',
      '<a>&#0;</a>',
    ]) {
      expect([xml, codeOf(xml)]).toEqual([xml, 'intake/damaged-workbook']);
    }
  });
});
