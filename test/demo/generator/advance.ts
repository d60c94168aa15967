import { snapshotDay } from './calendar.ts';
import { hire } from './people.ts';
import { type Grade, grades, type Person, SMALL_UNIT } from './person.ts';
import { joinerGrades, leavingRates, ONE_BACKGROUND, promotionRateOf, STAFF, type WaveYear } from './plan.ts';
import { selectShare } from './quota.ts';
import { drawKey, drawWhole, type Random, shuffle } from './random.ts';
import { leaveSomeUnasked, respond } from './responses.ts';

/** One year on, from snapshot to snapshot: people leave, answer, are promoted or not, and others join. */
export function advanceYear(random: Random, staff: readonly Person[], year: WaveYear): Person[] {
  const leavers = chooseLeavers(random, staff);
  const stayers = staff
    .filter((person) => !leavers.has(person))
    .map((person) => ({
      ...person,
      gradeYearAgo: person.grade,
      isPromoted: false,
      rating: drawKey(random, { Exceeds: 0.22, Meets: 0.7, Developing: 0.08 }),
    }));
  const answered = respond(stayers, year);
  const promoted = choosePromoted(random, answered);
  const moved = answered.map((person) => (promoted.has(person) ? promote(random, person, year) : person));
  const hired = { first: snapshotDay(year - 1) + 1, last: snapshotDay(year) };
  const lastNumber = Math.max(...staff.map((person) => person.number));
  const joiners = hire(random, STAFF - moved.length, joinerGrades, hired, lastNumber).map((person) => ({
    ...person,
    gradeStartDay: person.hireDay,
  }));
  return [...moved, ...leaveSomeUnasked(random, respond(joiners, year), year)];
}

function chooseLeavers(random: Random, staff: readonly Person[]): Set<Person> {
  const candidates = shuffle(
    random,
    staff.filter((person) => person.function !== SMALL_UNIT),
  );
  return selectShare(
    candidates,
    (person) => `${person.grade} ${person.background} ${person.gender}`,
    (person) => leavingRates[person.grade],
  );
}

/** Strata keep usable answers apart, so that the planted rates hold among them and not only among everybody. */
function choosePromoted(random: Random, staff: readonly Person[]): Set<Person> {
  const candidates = shuffle(
    random,
    staff.filter((person) => person.function !== SMALL_UNIT),
  );
  return selectShare(
    candidates,
    (person) => `${person.response === 'usable'} ${person.background} ${person.gender} ${person.grade}`,
    promotionRateOf,
  );
}

function promote(random: Random, person: Person, year: WaveYear): Person {
  const grade = gradeAbove(person.grade);
  const mustMove =
    grade === ONE_BACKGROUND.grade &&
    person.location === ONE_BACKGROUND.location &&
    person.background !== 'professional';
  return {
    ...person,
    grade,
    isPromoted: true,
    gradeStartDay: drawWhole(random, snapshotDay(year - 1) + 1, snapshotDay(year)),
    location: mustMove ? 'Leeds' : person.location,
  };
}

function gradeAbove(grade: Grade): Grade {
  const above = grades[grades.indexOf(grade) + 1];
  if (above === undefined) throw new RangeError(`There is no grade above ${grade}`);
  return above;
}
