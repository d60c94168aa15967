import { DAYS_PER_YEAR, snapshotDay } from './calendar.ts';
import { familyNames, givenNames } from './names.ts';
import { type Grade, type Location, type Person, SMALL_UNIT } from './person.ts';
import {
  backgroundShares,
  FIRST_YEAR,
  firstYearGrades,
  functionWeights,
  genderShares,
  KIRKWALL_STAFF,
  locationWeights,
  occupationShares,
  ONE_BACKGROUND,
  STAFF,
} from './plan.ts';
import { allot } from './quota.ts';
import { drawFrom, drawKey, drawWhole, type Random, shuffle } from './random.ts';
import { drawFreeMeals, drawSchool } from './schooling.ts';

type HiredDays = { readonly first: number; readonly last: number };
type Planned = Pick<Person, 'grade' | 'background' | 'gender'>;

const FIRST_NUMBER = 10_417;
const LONGEST_SERVICE_YEARS = 30;
const youngestAge: Readonly<Record<Grade, number>> = {
  'A Operations': 18,
  'B Officer': 20,
  'C Professional': 23,
  'D Manager': 27,
  'E Senior manager': 33,
  'F Executive': 38,
};

/** Hires people so that grades, backgrounds and genders meet their quotas; everything else is drawn. */
export function hire(
  random: Random,
  total: number,
  gradeWeights: Readonly<Record<Grade, number>>,
  hired: HiredDays,
  afterNumber: number,
): Person[] {
  const planned = allot(total, gradeWeights).flatMap(({ key: grade, count: inGrade }) =>
    allot(inGrade, backgroundShares[grade]).flatMap(({ key: background, count: inBackground }) =>
      allot(inBackground, genderShares).flatMap(({ key: gender, count }) =>
        Array.from({ length: count }, () => ({ grade, background, gender })),
      ),
    ),
  );
  let number = afterNumber;
  return planned
    .map((plan) => drawPerson(random, plan, hired))
    .toSorted((a, b) => a.hireDay - b.hireDay)
    .map((person) => {
      number += drawWhole(random, 1, 8);
      return { ...person, number };
    });
}

function drawPerson(random: Random, plan: Planned, hired: HiredDays): Person {
  const youngest = youngestAge[plan.grade];
  const age = youngest + Math.floor((66 - youngest) * Math.min(random(), random() + 0.4));
  const birthDay = hired.last - Math.floor((age + random()) * DAYS_PER_YEAR);
  const service = Math.min(age - 18, LONGEST_SERVICE_YEARS) * DAYS_PER_YEAR;
  const hireDay = drawWhole(random, Math.max(hired.first, Math.ceil(hired.last - service)), hired.last);
  const isPartTime = random() < (plan.gender === 'Female' ? 0.27 : 0.1);
  return {
    ...plan,
    number: 0,
    name: `${drawFrom(random, givenNames)} ${drawFrom(random, familyNames)}`,
    ethnicity: drawEthnicity(random),
    disability: drawKey(random, { No: 0.81, Yes: 0.12, 'Prefer not to say': 0.07 }),
    birthDay,
    occupation: drawKey(random, occupationShares[plan.background]),
    school: drawSchool(random, plan.background),
    freeMeals: drawFreeMeals(random, plan.background),
    reluctance: random(),
    hireDay,
    contract: drawKey(random, { Permanent: 0.9, 'Fixed term': 0.1 }),
    fte: isPartTime ? drawFrom(random, [0.5, 0.6, 0.8]) : 1,
    payPosition: random(),
    function: drawKey(random, functionWeights[plan.grade]),
    location: drawLocation(random, plan),
    gradeStartDay: drawWhole(
      random,
      Math.max(hireDay, hired.last - Math.floor(7 * DAYS_PER_YEAR)),
      hired.last,
    ),
    gradeYearAgo: null,
    isPromoted: false,
    rating: 'Not yet rated',
    response: 'blank',
  };
}

function drawEthnicity(random: Random): string {
  return drawKey(random, {
    White: 0.76,
    'Asian or Asian British': 0.1,
    'Black, Black British, Caribbean or African': 0.05,
    'Mixed or multiple ethnic groups': 0.03,
    'Other ethnic group': 0.02,
    'Prefer not to say': 0.04,
  });
}

function drawLocation(random: Random, plan: Pick<Planned, 'grade' | 'background'>): Location {
  const { Bristol: _, ...elsewhere } = locationWeights;
  const isKeptOut = plan.grade === ONE_BACKGROUND.grade && plan.background !== 'professional';
  return drawKey(random, isKeptOut ? elsewhere : locationWeights);
}

/** The staff of the first year: people hired over thirty years, the small unit and the small location filled. */
export function startOrganisation(random: Random): Person[] {
  const last = snapshotDay(FIRST_YEAR);
  const first = Math.ceil(last - LONGEST_SERVICE_YEARS * DAYS_PER_YEAR);
  const staff = hire(random, STAFF, firstYearGrades, { first, last }, FIRST_NUMBER);
  const unit = smallUnitPlan.map((plan) => takeFirst(staff, plan));
  const kirkwall = new Set(
    shuffle(
      random,
      staff.filter((person) => person.grade === 'A Operations' && !unit.includes(person)),
    ).slice(0, KIRKWALL_STAFF),
  );
  return staff.map((person) => {
    if (unit.includes(person)) return { ...person, function: SMALL_UNIT, location: 'London' as const };
    return kirkwall.has(person) ? { ...person, location: 'Kirkwall' as const } : person;
  });
}

const smallUnitPlan: readonly Planned[] = [
  { grade: 'E Senior manager', background: 'professional', gender: 'Female' },
  { grade: 'D Manager', background: 'professional', gender: 'Male' },
  { grade: 'C Professional', background: 'intermediate', gender: 'Female' },
  { grade: 'C Professional', background: 'working-class', gender: 'Male' },
];

function takeFirst(staff: readonly Person[], plan: Planned): Person {
  const found = staff.find(
    (person) =>
      person.grade === plan.grade && person.background === plan.background && person.gender === plan.gender,
  );
  if (!found) throw new RangeError(`Nobody in ${plan.grade} fits the small unit`);
  return found;
}
