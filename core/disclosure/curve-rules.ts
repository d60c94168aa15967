import { publishedCount } from './bounds.ts';
import type { CurveSteps, DraftCurve, PublishedCurve } from './curve.ts';
import type { Policy } from './policy.ts';
import { countPublishedAt, type PublishedTable } from './protected.ts';

/**
 * Curves that may be seen. Steps are merged until each holds as many exits as the policy lets be shown (ACRO, UKDS
 * 2023: 10); the curve ends where fewer than that stay at risk, and before a rest of exits that are fewer than that.
 * A curve without a step is hidden: that few exit, or nobody does, looks alike. Errors: RangeError for arrays that are
 * no curve (a defect in an analysis).
 */
export function publishCurves(
  curves: readonly DraftCurve[],
  tables: readonly PublishedTable[],
  policy: Policy,
): readonly PublishedCurve[] {
  return curves.map((curve) => {
    refuseBroken(curve);
    const people = countPublishedAt(tables, curve.people);
    if (people !== null && people !== publishedCount(curve.everybody, policy))
      throw new RangeError(`${curve.id} is not of the people that it rests on.`);
    if (policy.threshold === 0) return { id: curve.id, steps: asItIs(curve) };
    if (people === 0) return { id: curve.id, steps: noSteps };
    const steps = people === null ? [] : mergedSteps(curve, policy);
    return { id: curve.id, steps: steps.length === 0 ? null : rounded(curve, steps, people ?? 0, policy) };
  });
}

const noSteps: CurveSteps = { times: [], exits: [], atRisk: [] };

function asItIs({ times, exits, atRisk }: DraftCurve): CurveSteps {
  return { times: [...times], exits: [...exits], atRisk: [...atRisk] };
}

/** Times that are published as one, by the positions of the first and the last, and the exits in them. */
type Step = { readonly first: number; readonly last: number; readonly exits: number };

function mergedSteps(curve: DraftCurve, { threshold }: Policy): readonly Step[] {
  const { exits, atRisk } = curve;
  const raw = stepsByTime(curve);
  const tooFew = raw.findIndex(({ first, last }) =>
    exits.subarray(first, last + 1).some((each, at) => atRisk[first + at]! - each < threshold),
  );
  const within = tooFew < 0 ? raw : raw.slice(0, tooFew);
  const steps: Step[] = [];
  for (const next of within) {
    const before = steps.at(-1);
    if (before && before.exits < threshold) steps[steps.length - 1] = both(before, next);
    else steps.push(next);
  }
  const last = steps.pop();
  const former = steps.pop();
  if (last && last.exits >= threshold) steps.push(...(former ? [former] : []), last);
  else if (last && former) steps.push(both(former, last));
  return withoutFewAfter(steps, exits, threshold);
}

function both(one: Step, next: Step): Step {
  return { first: one.first, last: next.last, exits: one.exits + next.exits };
}

function stepsByTime(curve: DraftCurve): readonly Step[] {
  const steps: Step[] = [];
  for (const [at, exits] of curve.exits.entries()) {
    const own = { first: at, last: at, exits };
    const before = steps.at(-1);
    if (before && timeAt(curve, before.last) === timeAt(curve, at))
      steps[steps.length - 1] = both(before, own);
    else steps.push(own);
  }
  return steps;
}

/** Few exits after the last step follow from a published total: the last step goes with them. */
function withoutFewAfter(steps: readonly Step[], exits: Float64Array, threshold: number): readonly Step[] {
  const after = exits.subarray((steps.at(-1)?.last ?? -1) + 1).reduce((sum, each) => sum + each, 0);
  return after > 0 && after < threshold ? steps.slice(0, -1) : steps;
}

function timeAt({ times, timeStep }: DraftCurve, at: number): number {
  return Number((Math.ceil(times[at]! / timeStep) * timeStep).toPrecision(12));
}

/**
 * Exits are rounded so that their sums are (differences of rounded sums). Those at risk are what exits and the rounded
 * number of leavers leave, so that no number of leavers follows more closely than it is rounded. Where people come
 * under observation later no such sum is known, and those at risk are rounded by themselves.
 */
function rounded(curve: DraftCurve, steps: readonly Step[], people: number, policy: Policy): CurveSteps {
  const { everybody, atRisk, exits: own } = curve;
  const isClosed = atRisk.every(
    (each, at) => each <= (at === 0 ? everybody : atRisk[at - 1]! - own[at - 1]!),
  );
  const out = { times: [] as number[], exits: [] as number[], atRisk: [] as number[] };
  let before = 0;
  for (const { first, last, exits } of steps) {
    const risk = curve.atRisk[first]!;
    const gone = publishedCount(before, policy);
    const leavers = roundedLeavers(curve.everybody - before - risk, policy);
    out.times.push(timeAt(curve, last));
    out.exits.push(publishedCount(before + exits, policy) - gone);
    out.atRisk.push(isClosed ? people - gone - leavers : publishedCount(risk, policy));
    before += exits;
  }
  return out;
}

/** So that even nobody looks like as many as the policy wants: 0 to 6 are 0, 7 to 16 are 10, and so on. */
function roundedLeavers(leavers: number, { minimumWidth, roundTo }: Policy): number {
  const step = 2 * roundTo;
  return Math.max(0, Math.ceil((leavers - minimumWidth) / step)) * step;
}

function refuseBroken({ id, times, exits, atRisk, timeStep }: DraftCurve): void {
  const isWhole = [exits, atRisk].every(({ length }) => length === times.length) && timeStep > 0;
  const isOrdered = times.every((time, at) => at === 0 || time > times[at - 1]!);
  const isCounted = exits.every((each, at) => each > 0 && each <= atRisk[at]!);
  if (!isWhole || !isOrdered || !isCounted) throw new RangeError(`${id} is no curve.`);
}
