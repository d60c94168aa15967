import { AppError } from '../../../core/errors.ts';
import { type FieldId, fieldOf } from '../../../core/table/fields.ts';
import { contradictingPeople } from '../../../core/intake/joining/contradictions.ts';
import type { JoinRecord } from '../../../core/intake/joining/join-record.ts';
import { joinRemarks, promotionRemark } from '../../../core/intake/joining/join-remarks.ts';
import {
  matchPeople,
  type PeopleMatch,
  type SeveralRule,
} from '../../../core/intake/joining/match-people.ts';
import { promotionsOf } from '../../../core/intake/joining/promotions.ts';
import { nobodyFound } from '../../../core/intake/joining/unlike-ids.ts';
import type { TextColumn } from '../../../core/table/column.ts';
import { pickRows } from '../../../core/table/pick-rows.ts';
import { beforeJoin } from './before-join.ts';
import { columnOf, datasetOf } from '../dataset-columns.ts';
import type { Imported } from '../import/import-extract.ts';
import type { Call, ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';
import type { Join, JoinedColumn } from './join.ts';
import { storeJoined } from './store-joined.ts';

/** Fields computed from job events. */
const promotionFields: readonly FieldId[] = ['promoted', 'promotion-date'];

/** Errors: project/no-dataset, join/no-identifier. */
export function matchDatasets(
  session: ProjectSession,
  leftId: string,
  rightId: string,
  whenSeveral: SeveralRule,
): PeopleMatch {
  const [left, right] = [datasetOf(session, leftId), datasetOf(session, rightId)];
  if (left.id === right.id) {
    throw new AppError('join/same-file', 'A file cannot be joined to itself.', 'Choose two files.');
  }
  return matchPeople(identifiersOf(session, left), identifiersOf(session, right), whenSeveral);
}

/** Fields that only the right file has. */
export function fieldsToBring(left: StoredDataset, right: StoredDataset): readonly FieldId[] {
  return right.columns.flatMap(({ field }) =>
    field !== null && columnOf(left, field) === null ? [field] : [],
  );
}

/** Creates a dataset of the left file's rows with columns of the right one. Errors: join/…, project/no-dataset. */
export async function joinDatasets(session: ProjectSession, call: Call, join: Join): Promise<Imported> {
  const left = datasetOf(session, join.leftId);
  const right = datasetOf(session, join.rightId);
  const match = matchDatasets(session, join.leftId, join.rightId, join.whenSeveral);
  if (match.facts.left.matched === 0)
    throw nobodyFound(sideOf(session, left), sideOf(session, right), match.facts);
  const period = join.promotions ? periodBefore(left.wave, join.promotions.months) : null;
  const columns = [
    ...left.columns.map(({ name, field, chosenBy }) => ({
      ...{ name, field, chosenBy },
      column: session.column(left.id, name),
    })),
    ...broughtColumns(session, left, right, join, match),
    ...(period ? promotionColumns(session, left, right, match.rightIds, period) : []),
  ];
  const named = distinctNames(columns, right.label);
  const record: JoinRecord = {
    left: left.label,
    right: right.label,
    facts: match.facts,
    whenSeveral: join.whenSeveral,
    contradicting: contradictingIn(session, right, match.rightIds, join.fields),
    isOfEvents: period !== null,
  };
  return storeJoined(session, call, {
    left,
    right,
    join,
    columns: named,
    record,
    before: beforeJoin(session, left, right, named),
    remarks: [...joinRemarks(record), ...(period ? [promotionRemark(period)] : [])],
    rows: match.rightOf.length,
  });
}

export function sideOf(session: ProjectSession, { id, label }: StoredDataset) {
  return { label, ids: session.store.datasetReport(id).profile.identifiers ?? null };
}

/** Number of people whose several rows in the right file differ in the columns brought over. */
export function contradictingIn(
  session: ProjectSession,
  right: StoredDataset,
  rightIds: TextColumn,
  fields: readonly FieldId[],
): number {
  const names = fields.flatMap((field) => columnOf(right, field) ?? []);
  return contradictingPeople(
    rightIds,
    names.map((name) => session.column(right.id, name)),
  );
}

function broughtColumns(
  session: ProjectSession,
  left: StoredDataset,
  right: StoredDataset,
  { fields, promotions }: Join,
  { rightOf }: PeopleMatch,
): JoinedColumn[] {
  const possible = new Set(fieldsToBring(left, right));
  // Promotions are computed from all events, not from a person's last row.
  if (promotions) for (const field of promotionFields) possible.delete(field);
  return fields.map((field) => {
    const name = columnOf(right, field);
    if (name === null || !possible.has(field)) {
      throw new AppError(
        'join/no-field',
        `${right.label} cannot bring ${fieldOf(field).label}.`,
        'Choose among the fields that it has and the other file has not.',
      );
    }
    const chosenBy = right.columns.find((each) => each.name === name)?.chosenBy ?? null;
    return { name, field, chosenBy, column: pickRows(session.column(right.id, name), rightOf) };
  });
}

function promotionColumns(
  session: ProjectSession,
  left: StoredDataset,
  right: StoredDataset,
  rightIds: TextColumn,
  { from, to }: Period,
): JoinedColumn[] {
  const dateName = columnOf(right, 'promotion-date');
  const date = dateName === null ? null : session.column(right.id, dateName);
  if (date?.type !== 'date') {
    throw new AppError(
      'join/no-event-date',
      `${right.label} has no column for Promotion date, so its events cannot be placed in time.`,
      'Map the date of the event to Promotion date and import the file again.',
    );
  }
  const flagName = columnOf(right, 'promoted');
  const flag = flagName === null ? null : session.column(right.id, flagName);
  const events = {
    ids: rightIds,
    promoted: flag?.type === 'category' ? flag : null,
    date,
  };
  const found = promotionsOf(identifiersOf(session, left), events, dayOf(from), dayOf(to));
  return [
    {
      name: 'Promoted in the period',
      field: freeField(left, 'promoted'),
      chosenBy: null,
      column: found.promoted,
    },
    {
      name: 'Promotion date',
      field: freeField(left, 'promotion-date'),
      chosenBy: null,
      column: found.date,
    },
  ];
}

function freeField(dataset: StoredDataset, field: FieldId): FieldId | null {
  return columnOf(dataset, field) === null ? field : null;
}

/** Errors: join/no-identifier. */
function identifiersOf(session: ProjectSession, dataset: StoredDataset): TextColumn {
  const name = columnOf(dataset, 'person-id');
  const column = name === null ? null : session.column(dataset.id, name);
  if (column?.type === 'text') return column;
  throw new AppError(
    'join/no-identifier',
    `${dataset.label} has no column for Person identifier, so nobody in it can be found in another file.`,
    'Import it again and map the column that tells people apart.',
  );
}

type Period = { readonly from: string; readonly to: string };

/** Period of `months` ending on `day` inclusive: 2026-03-31 and 12 give 2025-04-01 to 2026-03-31. */
export function periodBefore(day: string, months: number): Period {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const after = new Date(Date.UTC(year, month - 1, date + 1));
  const start = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(after.getUTCDate(), last));
  return { from: start.toISOString().slice(0, 10), to: day };
}

const DAY_MS = 86_400_000;

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function distinctNames(columns: readonly JoinedColumn[], rightLabel: string): readonly JoinedColumn[] {
  const used = new Set<string>();
  return columns.map((column) => {
    let { name } = column;
    if (used.has(name)) name = `${name} (${rightLabel})`;
    for (let number = 2; used.has(name); number++) name = `${column.name} ${number}`;
    used.add(name);
    return { ...column, name };
  });
}
