import { printedText } from '../../core/intake/mapping/heading-text.ts';
import type { Output } from '../../core/contract/requests.ts';
import { publishedCount } from '../../core/disclosure/bounds.ts';
import type { Policy } from '../../core/disclosure/policy.ts';

type Template = NonNullable<Output<'extract.inspect'>['value']['template']>;
type Differences = Template['differences'];

const ANSWERS_NAMED = 5;

/**
 * What has changed since the template was brought in, in lines for the terminal; `used` names columns that came in. New
 * answers of fewer people than the threshold are neither named nor counted, nor is it told that a column holds another
 * kind of values, since one cell can make it so.
 */
export function describeDifferences(
  { label, wave, differences }: Template,
  used: ReadonlySet<string>,
  policy: Policy,
): string[] {
  const { rowsThen, rowsNow, came, went, changed, heldBack } = differences;
  const newAnswers = differences.newAnswers.flatMap((found) => toldAnswers(found, policy));
  const { threshold } = policy;
  const told = changed.filter(({ now }) => threshold === 0 || now === 'empty');
  const isSame = [came, went, told, heldBack, newAnswers].every((each) => each.length === 0);
  return [
    `Mapped as ${wave === null ? `saved from ${label}` : `${label}, ${wave}`}. Rows: ${rowsThen === null ? '' : `${rowsThen} then, `}${rowsNow} now.`,
    ...(isSame
      ? [
          `The same columns, and no answer that was not there then${threshold === 0 ? '' : ', or of too few to say'}.`,
        ]
      : []),
    ...listed(
      'New columns',
      came.map((column) => (used.has(column) ? column : `${column} (left out)`)),
    ),
    ...listed(
      'Columns that are no longer there',
      went.map((each) => `${each.column} (${each.label})`),
    ),
    ...told.map(({ column, was, now }) =>
      now === 'empty'
        ? `${column} is empty now.`
        : `${column} held ${typeNames[was]} and holds ${typeNames[now]} now.`,
    ),
    ...heldBack.map(({ column, reason }) => `${column} is left out: ${reason}`),
    ...newAnswers.map(describeAnswers),
    ...(threshold === 0 ? [] : ['What kind of values a column holds is left to rungs inspect.']),
  ];
}

const typeNames = { category: 'answers', number: 'numbers', date: 'dates', text: 'text' } as const;

function listed(heading: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${heading}: ${names.map(printedText).join(', ')}.`];
}

type NewAnswers = Differences['newAnswers'][number];

/**
 * Answers of enough people to be told of. Totals of uncoded or uncompared answers are left out, since they would
 * disclose answers of few.
 */
function toldAnswers(found: NewAnswers, policy: Policy): readonly NewAnswers[] {
  if (policy.threshold === 0) return [found];
  const answers = found.answers
    .filter(({ count }) => count >= policy.threshold)
    .map(({ answer, count }) => ({ answer, count: publishedCount(count, policy) }));
  return answers.length === 0
    ? []
    : [{ ...found, answers, total: answers.length, withoutMeaning: 0, notCompared: 0 }];
}

function describeAnswers(found: NewAnswers): string {
  const { label, answers, total, withoutMeaning, notCompared } = found;
  const named = answers.slice(0, ANSWERS_NAMED).map(({ answer, count }) => `${answer} (${count})`);
  const further = total > named.length ? `, and ${total - named.length} more` : '';
  return [
    total === 0 ? `${label}: no new answers` : `${label}: ${total} new: ${named.join(', ')}${further}`,
    withoutMeaning > 0 ? `${withoutMeaning} without a meaning` : '',
    notCompared > 0 ? `${notCompared} rarer answers not compared` : '',
  ]
    .filter((part) => part !== '')
    .join('; ')
    .concat('.');
}
