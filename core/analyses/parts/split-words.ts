import { numberText, pointsText, pValueText } from '../../words/figure-text.ts';
import {
  type SplitComparison,
  type SplitDifference,
  type SplitRow,
  togetherAlone,
  whyNotCounted,
} from './split-comparison.ts';
import { shareText } from './words.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import { firstFewText, listText } from '../../words/list-text.ts';

/** Sentences on a split; `what` names the compared shares: "the shares of the three backgrounds". */
export function splitSentences(compared: SplitComparison, opening: string, what: string): readonly string[] {
  const { rows, leading, reference, tests, differences } = compared;
  const isAnyHidden = hiddenRows(rows).length > 0;
  if (!reference || !leading) return [withoutReference(rows, isAnyHidden, opening, reference)];
  const most = referenceText(compared, reference);
  const few = fewSentence(rows);
  if (leading.side !== 0)
    return [
      leadingSentence(compared, leading, opening, most),
      ...besideSentences(compared, leading, reference),
      ...few,
    ];
  const together = togetherAlone(tests, differences);
  if (together === null) return [noneSentence(compared, opening, most, what), ...few];
  const { row, adjusted } = together;
  const own = differences.filter((each) => each.row === row).map(({ one }) => one.name);
  const tested = own.length < row.shares.length ? listText(own) : what;
  return [
    `${opening}, ${tested} in ${row.label} differ from those in ${most}, taken together (adjusted ${pValueText(adjusted)}), but in no single one is a difference shown.`,
    ...few,
  ];
}

/** The reference with why it is the one: "Junior, which has the most people of those shown". */
export function referenceText({ rows, isGiven }: SplitComparison, reference: SplitRow): string {
  if (isGiven) return reference.label;
  const ofThose = hiddenRows(rows).length > 0 ? ' of those shown' : '';
  const own = reference.base ?? 0;
  const others = rows.flatMap((row) => (row === reference ? [] : (row.base ?? [])));
  if (others.some((base) => base > own))
    return `${reference.label}, which has the most people of those of which the most is shown`;
  return others.includes(own)
    ? `${reference.label}, the first of those with the most people${ofThose}`
    : `${reference.label}, which has the most people${ofThose}`;
}

/** No difference is shown, in what could be compared. */
function noneSentence(compared: SplitComparison, opening: string, most: string, what: string): string {
  const { rows, reference, differences, isGiven } = compared;
  const comma = isGiven ? '' : ',';
  if (isAllCompared(compared)) return `${opening}, no difference from ${most}${comma} was shown in ${what}.`;
  const others = rows.filter((row) => row !== reference);
  const held = others.filter((row) => differences.some((each) => each.row === row));
  const names = [...new Set(differences.map(({ one }) => one.name))];
  const isWhole = held.flatMap((row) => row.shares).length === differences.length;
  const isOfSome = names.length < (held[0]?.shares.length ?? 0);
  const isEach = held.length === others.length;
  if (isEach && !isOfSome)
    return `${opening}, no difference from ${most}${comma} was shown in what could be compared of ${what}.`;
  const who = isEach && others.length > 1 ? 'all others' : firstFewText(held.map(({ label }) => label));
  const by = isWhole
    ? ` by ${what}`
    : isOfSome
      ? ` by ${listText(names)} alone`
      : `, not each by all of ${what}`;
  return `${opening}, ${isEach ? '' : 'only '}${who} could be compared with ${most}${isWhole || isOfSome ? comma : ''}${by}: no difference is shown.`;
}

function isAllCompared({ rows, reference, differences }: SplitComparison): boolean {
  const others = rows.filter((row) => row !== reference);
  return differences.length === others.flatMap((row) => row.shares).length;
}

/** Rows of which nothing can be said for want of people. */
function fewSentence(rows: readonly SplitRow[]): readonly string[] {
  const few = rows.filter(({ shares }) => shares.some((each) => whyNotCounted(each) === 'few'));
  return few.length === 0
    ? []
    : [
        `Too few people to say (${SMALLEST_BASE} are needed): ${firstFewText(few.map(({ label }) => label))}.`,
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
  compared: SplitComparison,
  leading: SplitDifference,
  opening: string,
  most: string,
): string {
  const { rows, differences } = compared;
  const { row, one, other } = leading;
  const among =
    hiddenRows(rows).length > 0
      ? ' among those shown'
      : isAllCompared(compared)
        ? ''
        : ' among those compared';
  const isGreatest = new Set(differences.map((each) => each.row)).size > 1 && isAlone(leading, differences);
  const greatest = isGreatest ? ` It is the greatest difference${among}.` : '';
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
