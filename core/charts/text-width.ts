/**
 * Text widths without a screen, so that window, report and command line break lines alike. Advance widths of Atkinson
 * Hyperlegible Next 5.3.0 (hmtx table of its latin font files) in thousandths of the text size, characters 32 to 126.
 */
const advances: Readonly<Record<Weight, readonly number[]>> = {
  400: [
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548, 576, 614,
    588, 598, 510, 615, 595, 210, 210, 553, 628, 553, 480, 778, 626, 613, 645, 669, 569, 552, 694, 694, 392,
    512, 631, 541, 824, 693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552,
    372, 243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548, 566, 574, 349, 471,
    326, 540, 461, 684, 481, 449, 460, 344, 237, 344, 555,
  ],
  600: [
    303, 298, 362, 730, 604, 953, 727, 195, 324, 324, 485, 598, 252, 369, 253, 424, 656, 430, 569, 592, 621,
    602, 617, 529, 621, 578, 253, 253, 564, 617, 564, 526, 780, 662, 634, 654, 683, 589, 562, 711, 699, 415,
    546, 654, 548, 848, 710, 737, 617, 747, 639, 604, 592, 687, 628, 877, 666, 627, 615, 333, 424, 344, 573,
    391, 274, 544, 587, 502, 586, 555, 349, 582, 565, 285, 255, 536, 301, 870, 565, 567, 587, 591, 368, 497,
    360, 559, 509, 723, 522, 499, 492, 370, 249, 370, 543,
  ],
};

export type Weight = 400 | 600;

/** Accented letters and punctuation outside ASCII. */
const OTHER_LATIN_ADVANCE = 620;
const FULL_WIDTH_ADVANCE = 1000;
/** First of the CJK radicals; East Asian scripts follow. */
const FIRST_FULL_WIDTH = 0x2e80;
/** Margin for substitute typefaces. */
const MARGIN = 1.08;

export function textWidth(text: string, sizePx: number, weight: Weight): number {
  let thousandths = 0;
  for (const character of text) thousandths += advanceOf(character.codePointAt(0) ?? 0, weight);
  return (thousandths / 1000) * sizePx * MARGIN;
}

function advanceOf(codePoint: number, weight: Weight): number {
  if (codePoint >= FIRST_FULL_WIDTH) return FULL_WIDTH_ADVANCE;
  // The widest digit, since drawings use tabular figures.
  if (isDigit(codePoint)) return advances[weight][16] ?? OTHER_LATIN_ADVANCE;
  return advances[weight][codePoint - 32] ?? OTHER_LATIN_ADVANCE;
}

function isDigit(codePoint: number): boolean {
  return codePoint >= 48 && codePoint <= 57;
}

/** Breaks lines at spaces, and inside a word only where it is wider than a line. Omits nothing. */
export function wrapText(text: string, widthPx: number, sizePx: number, weight: Weight): readonly string[] {
  const fits = (line: string) => textWidth(line, sizePx, weight) <= widthPx;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

export function widestText(texts: readonly string[], sizePx: number, weight: Weight): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, sizePx, weight)));
}
