import { backgroundLabels, type Group } from '../../background/background.ts';
import { dateText } from '../../words/date-text.ts';
import { listText } from '../../words/list-text.ts';
import { markOf, type Measure, type ShownFigure } from '../../results/figure.ts';
import { figureRangeText, figureText } from '../../words/figure-units.ts';
import { NOT_SHOWN } from '../../results/strength.ts';
import type { Result, Strength } from '../../results/result.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { peopleText, shareText } from '../parts/words.ts';
import type { GroupPay, PayFinding } from './derive.ts';
import type { Average } from './figures.ts';
import { GAP, HOURLY, WHOLE } from './measures.ts';

/** Stands beside the strength: read by itself, a gap in pay is often taken for unequal pay. */
const notEqualWork = {
  heading: 'What a gap does not show',
  text: 'All jobs are compared together, whatever the grade, function or length of service. A gap is no proof of unequal pay for equal work, and no gap is no proof of equal pay.',
};

type Reading = Pick<Result, 'strength' | 'sentences' | 'chips' | 'split' | 'asides'>;

export function readPay(finding: PayFinding, { context }: Surroundings): Reading {
  const [leading] = compared(finding.pay, finding.reference);
  return {
    strength: strengthOf(leading, finding.lead),
    sentences: [...paySentences(finding), ...quarterSentence(finding), ...bonusSentences(finding)],
    chips: [
      `${peopleText(leading?.people ?? null)} with pay from ${nameOf(leading?.group ?? finding.reference)} backgrounds`,
      dateText(context.wave),
      `Against ${backgroundLabels[finding.reference].toLowerCase()}`,
    ],
    split: [],
    asides: [notEqualWork],
  };
}

/** The groups beside the reference, the one that it is most often held against first. */
function compared(list: readonly GroupPay[], reference: Group): readonly GroupPay[] {
  return list.filter(({ group }) => group !== reference).toReversed();
}

function strengthOf(pay: GroupPay | undefined, average: Average): Strength | null {
  return pay?.averages[average].gap?.strength ?? null;
}

const nameOf = (group: Group): string =>
  group === 'working-class' ? 'working-class' : backgroundLabels[group].toLowerCase();

/** What is compared, as sentences name it. */
type Subject = { readonly pay: string; readonly has: string; readonly measure: Measure };

const HOURLY_PAY: Subject = { pay: 'pay an hour', has: 'has pay', measure: HOURLY };
const BONUS: Subject = { pay: 'bonus of those who received one,', has: 'received a bonus', measure: WHOLE };

function paySentences({ pay, reference, lead }: PayFinding): readonly string[] {
  if (pay.every(({ people }) => people === 0)) return ['Nobody with a usable answer has pay.'];
  const against = pay.find(({ group }) => group === reference);
  const [leading, ...others] = compared(pay, reference);
  if (!against || !leading) return [NOT_SHOWN];
  const other: Average = lead === 'median' ? 'mean' : 'median';
  return [
    gapSentence(leading, against, lead, HOURLY_PAY),
    ...otherSentence(leading, against, lead, other),
    ...others.map((row) => gapSentence(row, against, lead, HOURLY_PAY)),
  ];
}

function gapSentence(
  row: GroupPay,
  against: GroupPay,
  average: Average,
  { pay, has, measure }: Subject,
): string {
  const from = `people from ${nameOf(row.group)} backgrounds`;
  const what = `${capital(average)} ${pay} of ${from}`;
  const { gap, money } = row.averages[average];
  const reference = against.averages[average].money;
  if (gap === null || gap.figure.why === 'hidden') {
    return `${what} is not shown beside that of people from ${nameOf(against.group)} backgrounds, to protect individuals.`;
  }
  const { figure, strength } = gap;
  if (figure.why !== 'shown') {
    const none = row.people === 0 ? row.group : against.group;
    return `Nobody from ${nameOf(none)} backgrounds ${has}, so there is no gap to tell.`;
  }
  if (strength.level === 'too-few') return `Too few people to say: ${what.toLowerCase()} cannot be compared.`;
  const amounts =
    money.why === 'shown' && reference.why === 'shown'
      ? `: ${markOf(money, measure)} against ${markOf(reference, measure)}`
      : '';
  const said = `${what} is ${sizeText(figure)} that of people from ${nameOf(against.group)} backgrounds${amounts}`;
  return isApart(figure) ? `${said}.` : `${said}; the range includes no gap, so no difference is shown.`;
}

function isApart({ low, high }: ShownFigure): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

/** "8.6% (3.1 to 12.0) below", or above; "the same as". The interval goes the same way as the figure. */
function sizeText({ value, low, high }: ShownFigure): string {
  if (value === 0 && low === 0 && high === 0) return 'the same as';
  const isBelow = value >= 0;
  const [from, to] = isBelow ? [low, high] : [negative(high), negative(low)];
  const range = from === null || to === null ? '' : ` (${figureRangeText(from, to, GAP.unit, GAP.decimals)})`;
  return `${figureText(Math.abs(value), GAP.unit, GAP.decimals)}${range} ${isBelow ? 'below' : 'above'}`;
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

/** The average that was not chosen to lead, and why both can differ in direction. */
function otherSentence(row: GroupPay, against: GroupPay, lead: Average, other: Average): readonly string[] {
  const first = row.averages[lead].gap?.figure;
  const second = row.averages[other].gap?.figure;
  if (first?.why !== 'shown' || second?.why !== 'shown') {
    return second?.why === 'undefined' ? [] : [gapSentence(row, against, other, HOURLY_PAY)];
  }
  if (row.averages[other].gap?.strength.level === 'too-few') return [];
  const said = `By the ${other} the pay of the same people is ${sizeText(second)}`;
  const isSame = Math.sign(first.value) * Math.sign(second.value) >= 0;
  return [
    isSame
      ? `${said}.`
      : `${said}: a few very high or low salaries move the mean and not the median, so the two differ in direction.`,
  ];
}

function quarterSentence({ bands, reference }: PayFinding): readonly string[] {
  const told: Group = reference === 'working-class' ? 'professional' : 'working-class';
  const [top, bottom] = [bands.at(-1), bands[0]].map(
    (band) => band?.shares.find(({ group }) => group === told)?.share,
  );
  if (!top || !bottom || top.why === 'undefined' || bottom.why === 'undefined') return [];
  const people = `people from ${nameOf(told)} backgrounds`;
  if (top.why === 'shown' && bottom.why === 'shown') {
    return [
      `${capital(people)} are ${shareText(top)} of the highest paid quarter and ${shareText(bottom)} of the lowest.`,
    ];
  }
  const shown = top.why === 'shown' ? { share: top, which: 'highest' } : { share: bottom, which: 'lowest' };
  const other = shown.which === 'highest' ? 'lowest' : 'highest';
  return shown.share.why === 'shown'
    ? [
        `${capital(people)} are ${shareText(shown.share)} of the ${shown.which} paid quarter; of the ${other} it is not shown, to protect individuals.`,
      ]
    : [
        `How many ${people} are in the highest and in the lowest paid quarter is not shown, to protect individuals.`,
      ];
}

function bonusSentences({ bonus, reference, lead }: PayFinding): readonly string[] {
  if (bonus === null) return [];
  const told = bonus.receipt.filter(({ share }) => share.why === 'shown');
  const hidden = bonus.receipt.filter(({ share }) => share.why === 'hidden');
  if (told.length + hidden.length === 0) return [];
  const received = [
    ...(told.length === 0
      ? []
      : [
          `A bonus was received by ${listText(told.map(({ group, share }) => `${shareText(share)} of people from ${nameOf(group)} backgrounds`))}.`,
        ]),
    ...(hidden.length === 0
      ? []
      : [
          `How many people from ${listText(hidden.map(({ group }) => nameOf(group)))} backgrounds received a bonus is not shown, to protect individuals.`,
        ]),
  ];
  const against = bonus.amounts.find(({ group }) => group === reference);
  const [first] = compared(bonus.amounts, reference);
  if (!against || !first || first.people === 0 || against.people === 0) return received;
  return [...received, gapSentence(first, against, lead, BONUS)];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
