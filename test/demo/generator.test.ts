import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { salaryPounds } from './generator/columns.ts';
import { countPeople } from './generator/counts.ts';
import { createOrganisation } from './generator/organisation.ts';
import { grades, type Person } from './generator/person.ts';
import { SEED, usableShares, waveYears } from './generator/plan.ts';
import { traceProgression } from './generator/progression.ts';
import { tellTruth } from './generator/truth.ts';
import { waveFileName, writeWave } from './generator/wave-file.ts';
import { demoFolder } from './read-extract.ts';

const organisation = createOrganisation();
const truth = tellTruth(organisation);
const wave = truth.waves['2026-03-31'];
const earlier = truth.waves['2025-03-31'];

describe('the demo generator', () => {
  it.each(waveYears)('writes the committed extract of %i byte for byte', (year) => {
    const committed = readFileSync(join(demoFolder, waveFileName(year)));
    expect(committed.equals(writeWave(organisation[year], year))).toBe(true);
  });

  it('writes the committed truth', () => {
    expect(JSON.parse(readFileSync(join(demoFolder, 'truth.json'), 'utf8'))).toEqual(truth);
  });

  it('has 2,400 people in each wave, of whom about 12 % change', () => {
    expect([earlier.rows, wave.rows]).toEqual([2_400, 2_400]);
    const { stayed, left, joined } = truth.movement;
    expect([stayed + left, stayed + joined]).toEqual([2_400, 2_400]);
    expect(left / 2_400).toBeCloseTo(0.12, 2);
  });

  it('gives each person one number, which stays with them and with their background', () => {
    const before = new Map(organisation[2025].map((person) => [person.number, person]));
    expect(before.size).toBe(2_400);
    expect(new Set(organisation[2026].map((person) => person.number)).size).toBe(2_400);
    const stayed = organisation[2026].filter((person) => before.has(person.number));
    for (const person of stayed) {
      const same = before.get(person.number);
      expect([person.name, person.background, person.occupation, person.gradeYearAgo]).toEqual([
        same?.name,
        same?.background,
        same?.occupation,
        same?.grade,
      ]);
    }
    expect(stayed.filter((person) => person.isPromoted).length).toBe(truth.movement.promoted);
  });

  it('raises exactly those who were promoted, by one grade', () => {
    for (const person of [...organisation[2025], ...organisation[2026]]) {
      if (person.gradeYearAgo === null) continue;
      const steps = grades.indexOf(person.grade) - grades.indexOf(person.gradeYearAgo);
      expect(steps).toBe(person.isPromoted ? 1 : 0);
    }
  });

  it('dates nobody’s grade before they were hired, and nothing after the snapshot', () => {
    for (const year of waveYears) {
      const snapshot = Date.UTC(year, 2, 31) / 86_400_000;
      for (const person of organisation[year]) {
        expect(person.hireDay).toBeLessThanOrEqual(person.gradeStartDay);
        expect(person.gradeStartDay).toBeLessThanOrEqual(snapshot);
      }
    }
  });
});

describe('the planted response', () => {
  it('has 74 % responding and 60 to 61 % usable in 2026, less in 2025', () => {
    const { asked, responded, usable } = wave.overall;
    expect(responded / asked).toBeCloseTo(0.74, 2);
    expect(usable / asked).toBeGreaterThan(0.6);
    expect(usable / asked).toBeLessThan(0.61);
    expect(earlier.overall.responded / earlier.overall.asked).toBeLessThan(0.6);
    expect(wave.overall.staff - asked).toBe(36);
  });

  it('rises with grade, lowest in operations', () => {
    const shares = grades.map(
      (grade) => (wave.byGrade[grade]?.usable ?? 0) / (wave.byGrade[grade]?.asked ?? 1),
    );
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeCloseTo(usableShares[2026]['A Operations'], 1);
  });

  it('does not depend on background within a grade', () => {
    for (const grade of grades.slice(0, 4)) {
      const people = organisation[2026].filter((person) => person.grade === grade);
      const shares = (['professional', 'working-class'] as const).map((background) => {
        const { usable, asked } = countPeople(people.filter((person) => person.background === background));
        return usable / asked;
      });
      expect(Math.abs((shares[0] ?? 0) - (shares[1] ?? 1))).toBeLessThan(0.06);
    }
  });
});

describe('the planted findings of 2026', () => {
  it('has too many from professional backgrounds against 37/24/39, and more in each grade up', () => {
    const { professional, usable } = wave.overall;
    expect(professional / usable).toBeGreaterThan(0.45);
    expect(wave.overall['working-class'] / usable).toBeLessThan(0.35);
    const shares = grades.map(
      (grade) => (wave.byGrade[grade]?.professional ?? 0) / (wave.byGrade[grade]?.usable ?? 1),
    );
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('reverses: working-class staff are promoted more often over all, less often in every grade with promotions', () => {
    const { overall, byGradeTwelveMonthsAgo: byGrade } = wave.progression;
    expect(overall['working-class'].rateProportion).toBeGreaterThan(
      overall.professional.rateProportion + 0.02,
    );
    for (const grade of grades.slice(0, 5)) {
      expect(byGrade[grade]['working-class'].rateProportion).toBeLessThan(
        byGrade[grade].professional.rateProportion,
      );
    }
    expect(wave.progression.commonOddsRatioWorkingToProfessional).toBeLessThan(0.65);
  });

  it('owes its progression to the plan and not to the luck of a seed', () => {
    const another = createOrganisation(SEED + 1);
    expect(another[2026].map((person) => person.name)).not.toEqual(
      organisation[2026].map((person) => person.name),
    );
    expect(traceProgression(another[2026])).toEqual(wave.progression);
  });

  it('holds working-class women back by more than class and gender together', () => {
    const { workingClassWomen, workingClassMen, professionalWomen, professionalMen, ...strength } =
      wave.progression.doubleDisadvantage;
    expect(strength.additiveContrastProportion).toBeLessThan(-0.05);
    expect(strength.ratioOfOddsRatios).toBeLessThan(0.65);
    const everybody = [workingClassWomen, workingClassMen, professionalWomen, professionalMen];
    expect(Math.min(...everybody.map((rate) => rate.rateProportion))).toBe(workingClassWomen.rateProportion);
    for (const rate of everybody) expect(rate.promoted).toBeGreaterThanOrEqual(10);
  });

  it('has the small cells: Kirkwall, working-class executives, one cell of one background', () => {
    expect(wave.byLocation['Kirkwall']?.usable).toBe(6);
    expect(wave.byGrade['F Executive']?.['working-class']).toBe(2);
    expect([wave.oneBackground.usable, wave.oneBackground.professional]).toEqual([25, 25]);
  });

  it('has the differencing trap: all staff less all but the Chair’s Office leaves four people', () => {
    const { allStaff, allButTheUnit } = wave.differencing;
    expect(allStaff.usable - allButTheUnit.usable).toBe(4);
    expect(allStaff['working-class'] - allButTheUnit['working-class']).toBe(1);
  });

  it('pays less to working-class staff over all, yet alike within a grade', () => {
    const { professional, 'working-class': working } = wave.medianSalaryPounds;
    expect(working / professional).toBeLessThan(0.8);
    for (const grade of grades.slice(0, 3)) {
      const inGrade = organisation[2026].filter((person) => person.grade === grade);
      const [higher = 1, lower = 0] = (['professional', 'working-class'] as const).map((background) =>
        meanSalaryPounds(inGrade.filter((person) => person.background === background)),
      );
      expect(lower / higher).toBeCloseTo(1, 1);
    }
  });
});

describe('the README of the demo', () => {
  const readme = readFileSync(join(demoFolder, 'README.md'), 'utf8');
  const { overall } = wave;
  const { doubleDisadvantage: double, overall: promoted } = wave.progression;
  const printPercent = (share: number): string => `${(100 * share).toFixed(1)} %`;

  it.each([
    ['responded', printPercent(overall.responded / overall.asked)],
    ['usable', printPercent(overall.usable / overall.asked)],
    ['professional', printPercent(overall.professional / overall.usable)],
    ['working class', printPercent(overall['working-class'] / overall.usable)],
    [
      'working class promoted',
      `${promoted['working-class'].promoted} of ${promoted['working-class'].people}`,
    ],
    ['professional promoted', `${promoted.professional.promoted} of ${promoted.professional.people}`],
    ['working-class women', printPercent(double.workingClassWomen.rateProportion)],
    ['working-class men', printPercent(double.workingClassMen.rateProportion)],
    ['professional women', printPercent(double.professionalWomen.rateProportion)],
    ['professional men', printPercent(double.professionalMen.rateProportion)],
    ['contrast', `−${(-100 * double.additiveContrastProportion).toFixed(1)} points`],
    ['common odds ratio', wave.progression.commonOddsRatioWorkingToProfessional.toFixed(2)],
  ])('states the planted figure: %s', (_, figure) => {
    expect(readme).toContain(figure);
  });
});

function meanSalaryPounds(people: readonly Person[]): number {
  return people.reduce((sum, person) => sum + salaryPounds(person, 2026), 0) / people.length;
}
