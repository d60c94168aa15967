import { listText } from '../../words/list-text.ts';
import { hiddenSentence } from '../parts/split-words.ts';
import { countText } from '../parts/words.ts';
import { type GapWithin, gapsWithin, type Told, toldOtherwise, type Within } from './derive-within.ts';
import type { PayFinding } from './derive.ts';
import type { GroupPay } from './gaps.ts';
import { peopleFrom, sizeText, verdict } from './gap-words.ts';

/** "grade", "grade and function". */
export function withinName({ fields }: Within): string {
  return listText(fields.map(({ label }) => label.toLowerCase()));
}

/** How the gap of a group among people of the same answers stands to that of everyone. */
export type WithinReading = { readonly told: Told | null; readonly sentences: readonly string[] };

export function readWithin(
  { within, lead, reference }: Pick<PayFinding, 'within' | 'lead' | 'reference'>,
  row: GroupPay,
): WithinReading {
  const gap = gapsWithin(within, row.group, lead);
  if (within === null || gap === null) return { told: null, sentences: [] };
  const name = withinName(within);
  const overall = row.averages[lead].gap;
  const told = toldOtherwise(overall, gap, row.people);
  const pay = `${lead} pay an hour of ${peopleFrom(row.group)}`;
  const that = `that of ${peopleFrom(reference)}`;
  if (gap.figure.why !== 'shown') {
    return {
      told,
      sentences: [
        gap.figure.why === 'hidden'
          ? `Within ${name}, how ${pay} stands to ${that} is not shown, to protect individuals.`
          : `Within ${name} there are too few people to say: nowhere do 30 or more with pay come from each of the two backgrounds.`,
      ],
    };
  }
  const all = overall?.figure.why === 'shown' ? sizeText(overall.figure) : '';
  const sentence =
    told === null
      ? `Among people of the same ${name}, ${pay} is ${sizeText(gap.figure)} ${that}${verdict(gap.figure)}`
      : `${openings[told](name)}: among people of the same ${name}, ${pay} is ${sizeText(gap.figure)} ${that}, where over all together it is ${all}.`;
  return { told, sentences: [sentence, ...coverage(gap, row, name)] };
}

const openings: Readonly<Record<Told, (name: string) => string>> = {
  reversed: (name) => `Within ${name} the gap is reversed`,
  none: (name) => `Within ${name} no difference is shown`,
  'only-within': (name) => `Within ${name} there is a difference that all together do not show`,
};

/** Whom the gap within leaves out. */
function coverage({ covered }: GapWithin, { people, group }: GroupPay, name: string): readonly string[] {
  if (covered === null || covered === people) return [];
  return [
    `Within ${name}, ${countText(covered)} of ${countText(people)} ${peopleFrom(group)} are compared: the others are where fewer than 30 with pay come from one of the two backgrounds, or where it may not be shown.`,
  ];
}

/** Answers of which some gap is not shown. */
export function hiddenWithin({
  within,
  reference,
}: Pick<PayFinding, 'within' | 'reference'>): readonly string[] {
  const isHidden = ({ group, averages }: GroupPay): boolean =>
    group !== reference &&
    (averages.mean.gap?.figure.why === 'hidden' || averages.median.gap?.figure.why === 'hidden');
  return hiddenSentence(
    (within?.strata ?? []).filter(({ pay }) => pay.some(isHidden)).map(({ label }) => label),
  );
}
