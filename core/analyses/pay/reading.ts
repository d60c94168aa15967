import { backgroundLabels, type Group } from '../../background/background.ts';
import { dateText } from '../../words/date-text.ts';
import { listText } from '../../words/list-text.ts';
import { NOT_SHOWN } from '../../results/strength.ts';
import type { Result, Strength } from '../../results/result.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { peopleText, shareText } from '../parts/words.ts';
import type { PayFinding } from './derive.ts';
import type { GroupPay } from './gaps.ts';
import type { Average } from './figures.ts';
import {
  ALL_ALIKE,
  BONUS,
  capital,
  gapSentence,
  HOURLY_PAY,
  nameOf,
  sizeText,
  THE_SAME,
} from './gap-words.ts';
import { gapsWithin, type Told, type Within } from './derive-within.ts';
import { hiddenWithin, readWithin, withinName } from './within-words.ts';

/** Stands beside the strength: read by itself, a gap in pay is often taken for unequal pay. */
function notEqualWork(within: Within | null): Result['asides'][number] {
  const whom =
    within === null
      ? 'All jobs are compared together, whatever the grade, function or length of service.'
      : `People of the same ${withinName(within)} may still do different work, and have done it for longer or shorter; how they came to it is not weighed.`;
  return {
    heading: 'What a gap does not show',
    text: `${whom} A gap is no proof of unequal pay for equal work, and no gap is no proof of equal pay.`,
  };
}

type Reading = Pick<Result, 'strength' | 'sentences' | 'chips' | 'split' | 'asides'>;

export function readPay(finding: PayFinding, { context }: Surroundings): Reading {
  const [leading] = compared(finding.pay, finding.reference);
  const { told, sentences } = leading ? readWithin(finding, leading) : { told: null, sentences: [] };
  const [headline, ...others] = paySentences(finding);
  const rest = [...others, ...quarterSentence(finding), ...bonusSentences(finding), ...hiddenWithin(finding)];
  return {
    strength: strengthOf(finding, leading, told),
    sentences: [
      ...(told === null ? [headline, ...sentences] : [...sentences, headline]).flatMap((each) => each ?? []),
      ...rest,
    ],
    chips: [
      `${peopleText(leading?.people ?? null)} with pay from ${nameOf(leading?.group ?? finding.reference)} backgrounds`,
      dateText(context.wave),
      `Against ${backgroundLabels[finding.reference].toLowerCase()}`,
      ...(finding.partners === null ? [] : [finding.partners]),
    ],
    split: finding.isWithinChosen ? (finding.within?.fields ?? []).map(({ label }) => label) : [],
    asides: [notEqualWork(finding.within)],
  };
}

/** The groups beside the reference, the one that it is most often held against first. */
function compared(list: readonly GroupPay[], reference: Group): readonly GroupPay[] {
  return list.filter(({ group }) => group !== reference).toReversed();
}

/** Of what is told first. */
function strengthOf(
  { within, lead }: PayFinding,
  pay: GroupPay | undefined,
  told: Told | null,
): Strength | null {
  if (!pay) return null;
  const gap = told === null ? pay.averages[lead].gap : gapsWithin(within, pay.group, lead);
  return gap?.strength ?? null;
}

function paySentences({ pay, reference, lead }: PayFinding): readonly string[] {
  if (pay.every(({ people }) => people === 0)) return ['Nobody with a usable answer has pay above zero.'];
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

/** The average that was not chosen to lead, and why both can differ in direction. */
function otherSentence(row: GroupPay, against: GroupPay, lead: Average, other: Average): readonly string[] {
  const first = row.averages[lead].gap?.figure;
  const second = row.averages[other].gap?.figure;
  if (first?.why !== 'shown' || second?.why !== 'shown') {
    return second?.why === 'undefined' ? [] : [gapSentence(row, against, other, HOURLY_PAY)];
  }
  if (row.averages[other].gap?.strength.level === 'too-few') return [];
  const size = sizeText(second);
  if (size === THE_SAME) return [`By the ${other} the pay of both groups is the same.`];
  const said = `By the ${other} the pay of the same people is ${size}`;
  const isSame = Math.sign(first.value) * Math.sign(second.value) >= 0;
  return [
    isSame
      ? `${said}.`
      : `${said}: a few very high or low salaries move the mean and not the median, so the two differ in direction.`,
  ];
}

function quarterSentence({ bands, reference, isAllAlike }: PayFinding): readonly string[] {
  if (isAllAlike) return [ALL_ALIKE];
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
