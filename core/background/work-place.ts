import type { Reason } from './background.ts';
import type { WorkClasses } from './scheme.ts';

/**
 * Work place: column of the NS-SEC matrix (employment status and size of organisation), from three questions. Source:
 * hmrc/fset-faststream, reporting calculator. `none`: the answers give no place.
 */
export const workPlaces = [
  'none',
  'employer-large',
  'employer-small',
  'self-employed',
  'manager-large',
  'manager-small',
  'supervisor',
  'employee',
] as const;
type WorkPlace = (typeof workPlaces)[number];

/** Answer codes of questions.ts; null where blank or not asked. */
export type WorkAnswers = {
  readonly employment: string | null;
  readonly size: string | null;
  readonly supervised: string | null;
};

/** Work place by the first rule that fits. `work` is an answer code of the key question. */
export function workPlaceOf(work: string, { employment, size, supervised }: WorkAnswers): WorkPlace {
  const isKnownSize = size === 'small' || size === 'large';
  switch (employment) {
    case 'employee':
      if (work === 'senior-manager' && isKnownSize)
        return size === 'large' ? 'manager-large' : 'manager-small';
      if (supervised === 'yes') return 'supervisor';
      return supervised === null || supervised === 'not-applicable' ? 'none' : 'employee';
    case 'self-employed-alone':
      return 'self-employed';
    case 'self-employed-with-staff':
      if (!isKnownSize) return 'none';
      return size === 'large' ? 'employer-large' : 'employer-small';
    default:
      return 'none';
  }
}

const LONG_TERM_UNEMPLOYED_CLASS = 5;
const SMALL_EMPLOYER_CLASS = 3;

/** NS-SEC class, 1 to 5; or the reason why the answers give none. */
export function workClassOf(
  work: string,
  answers: WorkAnswers,
  classes: WorkClasses,
): number | Extract<Reason, 'no-class'> {
  if (work === 'long-term-unemployed') return LONG_TERM_UNEMPLOYED_CLASS;
  if (work === 'small-business-owner') return SMALL_EMPLOYER_CLASS;
  const row = Object.hasOwn(classes.work, work) ? classes.work[work] : undefined;
  const place = workPlaces.indexOf(workPlaceOf(work, answers));
  return row?.[place - 1] ?? 'no-class';
}
