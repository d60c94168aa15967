import { numberText, pointsText, pValueText } from '../../words/figure-text.ts';
import {
  type SplitComparison,
  type SplitDifference,
  type SplitRow,
  togetherAlone,
} from './split-comparison.ts';
import { shareText } from './words.ts';
import { firstFewText } from '../../words/list-text.ts';
import { listText } from '../../words/list-text.ts';

/** Sentences on a split; `what` names the compared shares: "the shares of the three backgrounds". */
export function splitSentences(compared: SplitComparison, opening: string, what: string): readonly string[] {
  const { rows, leading, reference, isGiven, tests, differences } = compared;
  const isAnyHidden = hiddenRows(rows).length > 0;
  if (!reference || !leading) return [withoutReference(rows, isAnyHidden, opening, reference)];
  const most = isGiven
    ? reference.label
    : `${reference.label}, which has the most people${isAnyHidden ? ' of those shown' : ''}`;
  if (leading.side !== 0)
    return [
      leadingSentence(compared, leading, opening, most),
      ...besideSentences(compared, leading, reference),
    ];
  const together = togetherAlone(tests, differences);
  return together === null
    ? [`${opening}, no difference from ${most}${isGiven ? '' : ','} was shown in ${what}.`]
    : [
        `${opening}, ${what} in ${together.row.label} differ from those in ${most}, taken together (adjusted ${pValueText(together.adjusted)}), but in no single one is a difference shown.`,
      ];
}

function withoutReference(
  rows: readonly SplitRow[],
  isAnyHidden: boolean,
  opening: string,
  reference: SplitRow | null,
): string {
  if (rows.length < 2) return `${opening}, there is one group alone and nothing to compare it with.`;
  const shown = rows.filter(({ shares }) => shares.some(({ share }) => share.why === 'shown'));
  return reference !== null || (shown.length < 2 && isAnyHidden)
    ? `${opening}, nothing is compared: too little may be shown, to protect individuals.`
    : `${opening}, there are too few people to say.`;
}

function leadingSentence(
  { rows, differences }: SplitComparison,
  leading: SplitDifference,
  opening: string,
  most: string,
): string {
  const { row, one, other } = leading;
  const isGreatest = new Set(differences.map((each) => each.row)).size > 1 && isAlone(leading, differences);
  const greatest = isGreatest
    ? ` It is the greatest difference${hiddenRows(rows).length > 0 ? ' among those shown' : ''}.`
    : '';
  return `${opening}, ${one.name} is ${shareText(one.share)} in ${row.label}, ${differenceText(leading)} than the ${shareText(other.share)} in ${most}.${greatest}`;
}

/** Whether the leading difference is printed larger than every other. */
function isAlone(leading: SplitDifference, differences: readonly SplitDifference[]): boolean {
  const size = ({ difference }: SplitDifference): string =>
    Math.abs(difference.estimate * 100).toFixed(leading.decimals);
  return differences.every((each) => each === leading || size(each) !== size(leading));
}

/** The other shares of the leading row. */
function besideSentences({ differences }: SplitComparison, leading: SplitDifference, reference: SplitRow) {
  const beside = differences.filter((each) => each.row === leading.row && each !== leading);
  const said = beside
    .filter(({ side }) => side !== 0)
    .map(
      (each) =>
        `${capital(each.one.name)} there is ${shareText(each.one.share)}, ${differenceText(each)} than the ${shareText(each.other.share)} in ${reference.label}.`,
    );
  const without = beside.filter(({ side }) => side === 0).map(({ one }) => one.name);
  return without.length === 0 ? said : [...said, `No difference is shown there in ${listText(without)}.`];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** "46.1 percentage points more (35.2 to 52.0, adjusted p=0.003)". */
function differenceText({ difference, decimals, adjusted }: SplitDifference): string {
  const points = (value: number): string => numberText(value * 100, decimals);
  const isMore = difference.estimate >= 0;
  const [low, high] = isMore ? [difference.low, difference.high] : [-difference.high, -difference.low];
  const p = adjusted === null ? '' : `, adjusted ${pValueText(adjusted)}`;
  return `${pointsText(Math.abs(difference.estimate), decimals)} ${isMore ? 'more' : 'less'} (${points(low)} to ${points(high)}${p})`;
}

function hiddenRows(rows: readonly SplitRow[]): readonly SplitRow[] {
  return rows.filter(({ shares }) => shares.some(({ share }) => share.why === 'hidden'));
}

/** "Some figures are not shown, to protect individuals: in Board and Director." */
export function hiddenSentence(labels: readonly string[]): readonly string[] {
  return labels.length === 0
    ? []
    : [`Some figures are not shown, to protect individuals: those of ${firstFewText(labels)}.`];
}
