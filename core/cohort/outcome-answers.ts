import { type Background, backgroundLabels } from '../background/background.ts';
import { plainText } from '../background/plain-text.ts';
import { matchRefusal } from '../background/questions.ts';

/** Reasons why an answer is neither yes nor no. */
export const outcomeReasons = [
  { id: 'prefer-not-to-say', label: 'Preferred not to say' },
  { id: 'dont-know', label: 'Not known' },
  { id: 'not-applicable', label: 'Not applicable' },
  { id: 'not-asked', label: 'Not asked' },
  { id: 'undecided', label: 'Not decided yet' },
  { id: 'withdrew', label: 'Withdrew by themselves' },
  { id: 'unread', label: 'Neither a yes nor a no' },
  { id: 'blank', label: 'Blank' },
] as const;
export type OutcomeReason = (typeof outcomeReasons)[number]['id'];

export type OutcomeMeaning = 'yes' | 'no' | OutcomeReason;

/**
 * Meaning of an answer to an outcome, coded or raw. The chosen answer and all plain spellings of yes are a yes; reasons
 * are no outcome. The rest is a no where a yes was chosen, and is read by its words otherwise. Withdrawing from a
 * selection is neither yes nor no; withdrawing from what can be completed is a no.
 */
export function readOutcome(answer: string, yes: string | null): OutcomeMeaning {
  if (yes !== null && answer === yes) return 'yes';
  const reason = reasonOf(answer);
  const isOfCompletion = yes !== null && COMPLETION.test(plainText(yes));
  if (reason === 'withdrew' && isOfCompletion) return 'no';
  if (reason !== null) return reason;
  const words = withoutOpening(answer);
  if (yes !== null) return isPlainYes(yes) && isPlainYes(answer) ? 'yes' : 'no';
  if (readsAsYes.has(words)) return 'yes';
  return readsAsNo.has(words) ? 'no' : 'unread';
}

/** Whether an answer is a plain no, in any spelling. */
export function isPlainNo(answer: string): boolean {
  return readsAsNo.has(withoutOpening(answer));
}

/** Whether an answer is a plain yes, in any spelling. */
export function isPlainYes(answer: string): boolean {
  return bareYes.has(plainText(answer));
}

function reasonOf(answer: string): OutcomeReason | null {
  const words = plainText(answer);
  // A lone dash, dot or question mark counts as blank.
  if (words === '') return 'blank';
  const refused = matchRefusal(answer);
  if (refused !== null) return byRefusal[refused] ?? 'prefer-not-to-say';
  return bySetAside.get(answer) ?? byWords.get(words) ?? byWords.get(withoutOpening(answer)) ?? null;
}

const byRefusal: Readonly<Record<string, OutcomeReason>> = {
  'dont-know': 'dont-know',
  'not-applicable': 'not-applicable',
};

/** Labels of coded reasons, under which a person's set-aside answers appear. */
const setAside: Readonly<Partial<Record<Background, OutcomeReason>>> = {
  'dont-know': 'dont-know',
  'prefer-not-to-say': 'prefer-not-to-say',
  'not-applicable': 'not-applicable',
  'not-asked': 'not-asked',
  retired: 'not-applicable',
  'other-combined': 'not-applicable',
  'no-class': 'unread',
  unrecognised: 'unread',
  blank: 'blank',
};
const bySetAside: ReadonlyMap<string, OutcomeReason> = new Map(
  Object.entries(setAside).flatMap(([background, reason]) =>
    Object.entries(backgroundLabels)
      .filter(([id]) => id === background)
      .map(([, label]): [string, OutcomeReason] => [label, reason]),
  ),
);

const COMPLETION = /^(complet|achiev|pass|graduat|qualif|finish|retain|stay)/u;

/** Opening words to skip: "Application still under review" is "under review". */
const OPENING = /^(?:(?:application|applicant|candidate|decision|outcome|still|currently|now) )+(?=.)/u;

function withoutOpening(answer: string): string {
  return plainText(answer).replace(OPENING, '');
}

const words = (text: string): readonly string[] => text.split('|').map(plainText);

const bareYes = new Set(words('Yes|Y|True|T|1'));
const readsAsYes = new Set([
  ...bareYes,
  ...words(
    'Promoted|Completed|Complete|Achieved|Passed|Pass|Admitted|Hired|Accepted|Appointed|Offered|Successful',
  ),
]);
const readsAsNo = new Set(
  words(
    'No|N|False|F|0|None|Not promoted|Not completed|Incomplete|Not achieved|Failed|Fail|Not admitted|Not hired|Not appointed|Not accepted|Not offered|Rejected|Declined|Unsuccessful',
  ),
);
const listed: readonly (readonly [OutcomeReason, string])[] = [
  [
    'dont-know',
    'Not known|NK|N/K|Unknown|DK|Not recorded|Not available|No data|No information|Missing|Null|NaN|Error',
  ],
  ['prefer-not-to-say', 'Refused to answer|No answer given|Declined to answer|Declined to say'],
  ['not-applicable', 'Does not apply|Not eligible|Ineligible|Exempt'],
  ['not-asked', 'Not asked|Question not asked|Not surveyed'],
  [
    'undecided',
    'Not yet|Pending|Pending decision|Pending review|In progress|In process|Processing|Ongoing|On going|Awaiting|Awaiting decision|Awaiting outcome|Awaiting review|TBC|TBD|To be confirmed|To be decided|To be determined|Under review|In review|Being reviewed|Under consideration|On hold|Open|Not decided|Not decided yet|Not yet decided|Undecided',
  ],
  [
    'withdrew',
    'Withdrawn|Withdrew|Withdrew application|Withdrew by themselves|Withdrawn by candidate|Withdrawn by applicant|Self withdrawn|Self withdrew|Dropped out|Declined offer|Offer declined|Declined the offer|Offer declined by candidate|Declined by candidate|Declined by applicant|Turned down offer|Offer turned down',
  ],
  ['blank', 'Blank|Empty|No answer|No response'],
];
const byWords: ReadonlyMap<string, OutcomeReason> = new Map(
  listed.flatMap(([reason, texts]) => words(texts).map((text): [string, OutcomeReason] => [text, reason])),
);
