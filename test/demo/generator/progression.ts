import { type Group, groups } from '../../../core/background/background.ts';
import { isUsable, roundProportion } from './counts.ts';
import { type Grade, grades, type Person } from './person.ts';

export type Rate = { readonly people: number; readonly promoted: number; readonly rateProportion: number };
export type RateByGroup = Readonly<Record<Group, Rate>>;

/**
 * Who was promoted in the twelve months, among usable answers of people who were here at the start of them,
 * by the grade they were in then. People in the highest grade count too: they cannot be promoted.
 */
export function traceProgression(staff: readonly Person[]) {
  const base = staff.filter((person) => isUsable(person) && person.gradeYearAgo !== null);
  return {
    overall: rateByGroup(base),
    byGradeTwelveMonthsAgo: Object.fromEntries(
      grades.map((grade) => [grade, rateByGroup(base.filter((person) => person.gradeYearAgo === grade))]),
    ) as Readonly<Record<Grade, RateByGroup>>,
    commonOddsRatioWorkingToProfessional: roundProportion(findCommonOddsRatio(base)),
    doubleDisadvantage: findDoubleDisadvantage(base),
  };
}

function rateOf(people: readonly Person[]): Rate {
  const promoted = people.filter((person) => person.isPromoted).length;
  const rateProportion = people.length === 0 ? 0 : roundProportion(promoted / people.length);
  return { people: people.length, promoted, rateProportion };
}

function rateByGroup(people: readonly Person[]): RateByGroup {
  const rates = groups.map((group) => [
    group,
    rateOf(people.filter((person) => person.background === group)),
  ]);
  return Object.fromEntries(rates) as RateByGroup;
}

/** Mantel and Haenszel, 1959: one odds ratio over the grades. */
function findCommonOddsRatio(base: readonly Person[]): number {
  let above = 0;
  let below = 0;
  for (const grade of grades) {
    const rates = rateByGroup(base.filter((person) => person.gradeYearAgo === grade));
    const working = rates['working-class'];
    const { professional } = rates;
    const total = working.people + professional.people;
    above += (working.promoted * (professional.people - professional.promoted)) / total;
    below += ((working.people - working.promoted) * professional.promoted) / total;
  }
  return above / below;
}

/** Additive contrast p11 − p10 − p01 + p00 and ratio of odds ratios, class × gender: interaction on both scales (VanderWeele and Knol 2014, Epidemiologic Methods 3, 33). */
function findDoubleDisadvantage(base: readonly Person[]) {
  const cell = (background: Group, gender: Person['gender']): Rate =>
    rateOf(base.filter((person) => person.background === background && person.gender === gender));
  const cells = {
    workingClassWomen: cell('working-class', 'Female'),
    workingClassMen: cell('working-class', 'Male'),
    professionalWomen: cell('professional', 'Female'),
    professionalMen: cell('professional', 'Male'),
  };
  const { workingClassWomen, workingClassMen, professionalWomen, professionalMen } = cells;
  const contrast =
    workingClassWomen.rateProportion -
    workingClassMen.rateProportion -
    professionalWomen.rateProportion +
    professionalMen.rateProportion;
  const ratio =
    (oddsOf(workingClassWomen) * oddsOf(professionalMen)) /
    (oddsOf(workingClassMen) * oddsOf(professionalWomen));
  return {
    ...cells,
    additiveContrastProportion: roundProportion(contrast),
    ratioOfOddsRatios: roundProportion(ratio),
  };
}

function oddsOf(rate: Rate): number {
  return rate.promoted / (rate.people - rate.promoted);
}
