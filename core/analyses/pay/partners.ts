import type { Cohort } from '../../cohort/cohort.ts';
import { refuseFewPeople } from '../../cohort/few-people.ts';
import { among } from '../../disclosure/people.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { AppError } from '../../errors.ts';
import { writtenAt } from '../../table/written-answers.ts';
import { listText } from '../../words/list-text.ts';
import type { OptionSpec } from '../parts/options.ts';

export const partnerOptions = {
  partners: {
    kind: 'choice',
    label: 'Partners or owners',
    help: 'What they draw is a share of profit and no rate of pay, so that they change a gap. They count like everyone else unless you say otherwise.',
    initial: 'in',
    choices: [
      { id: 'in', label: 'Counted with everyone' },
      { id: 'out', label: 'Left out' },
      { id: 'alone', label: 'Alone' },
    ],
    isMore: true,
  },
  partnersBy: {
    kind: 'field',
    label: 'Who is a partner is told by',
    help: 'A field such as the grade or the contract.',
    initial: null,
    nothing: 'No field',
    isMore: true,
  },
  partnersAre: {
    kind: 'answers',
    of: 'partnersBy',
    label: 'Its answers that are partners',
    help: 'They are named in the method and beside the figures.',
    initial: [],
    isMore: true,
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type PartnerOptions = {
  readonly partners: string;
  readonly partnersBy: string | null;
  readonly partnersAre: readonly string[];
};

/** The people who are compared. Errors: analysis/no-partners-named, and those of a filter that leaves few people, or few out. */
export function withoutPartners(cohort: Cohort, options: PartnerOptions, policy: Policy): Cohort {
  const { partners, partnersBy, partnersAre } = options;
  if (partners === 'in') return cohort;
  if (partnersBy === null || partnersAre.length === 0) throw noPartnersNamed();
  const { field, column } = cohort.split(partnersBy);
  const isKept = column.labels.map((label) => partnersAre.includes(label) === (partners === 'alone'));
  const codes = Uint8Array.from(column.codes, (code) => (isKept[code] ? 1 : 0));
  const answers = writtenAt(column, (code) => isKept[code] === true);
  const kept: Cohort = {
    ...cohort,
    filters: [...cohort.filters, { field, codes, keep: Uint8Array.of(0, 1) }],
    who: answers === null ? cohort.who : among(cohort.who, { [field]: answers }),
  };
  refuseFewPeople(kept, policy, false);
  return kept;
}

/** "Without partners (Contract: Partner)."; null where they are counted with everyone. */
export function partnersText(
  { partners, partnersBy, partnersAre }: PartnerOptions,
  fieldLabel: (field: string) => string,
): string | null {
  if (partners === 'in' || partnersBy === null) return null;
  return `${partners === 'out' ? 'Without partners' : 'Partners alone'} (${fieldLabel(partnersBy)}: ${listText(partnersAre)})`;
}

function noPartnersNamed(): AppError {
  return new AppError(
    'analysis/no-partners-named',
    'Which answers say that somebody is a partner is not chosen.',
    'Choose a field and its answers, or count partners with everyone.',
  );
}
