import { countText } from '../../../core/charts/figure-text.ts';
import { type FieldId, isFieldId } from '../../../core/contract/words.ts';
import { memo } from 'react';
import { Picker } from '../../components/picker.tsx';
import { countOf, percentOf } from '../../components/wording.ts';
import { fieldSections, LEAVE_OUT } from './field-sections.ts';
import { type Inspection, labelOf, type Mapping } from './mapping.ts';

type MappingTableProps = {
  readonly inspection: Inspection;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

export function MappingTable({ inspection, mapping, onChange }: MappingTableProps) {
  const toCheck = inspection.guesses.filter((guess) => guess.confidence === 'check').length;
  const leftOut = mapping.filter((field) => field === null).length;
  return (
    <section className="card stack">
      <div>
        <h2 id="columns-heading">What does each column mean?</h2>
        <p className="quiet">
          {toCheck > 0 ? `Look at ${countOf(toCheck, 'column')} marked “Check”. ` : ''}
          {countOf(leftOut, 'column')} will be left out and not read into the project.
        </p>
      </div>
      <table className="table mapping-table" aria-labelledby="columns-heading">
        <thead>
          <tr>
            <th scope="col">Column in your file</th>
            <th scope="col" className="numeric">
              Filled
            </th>
            <th scope="col" className="numeric">
              Different
            </th>
            <th scope="col">Meaning</th>
            <th scope="col">Match</th>
          </tr>
        </thead>
        <tbody>
          {inspection.columns.map((column, index) => (
            <MappingRow
              key={column.name}
              column={column}
              guess={inspection.guesses[index]}
              rows={inspection.rows}
              field={mapping[index] ?? null}
              onChange={(field) => onChange(mapping.with(index, field))}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type MappingRowProps = {
  readonly column: Inspection['columns'][number];
  readonly guess: Inspection['guesses'][number] | undefined;
  readonly rows: number;
  readonly field: FieldId | null;
  readonly onChange: (field: FieldId | null) => void;
};

const SAMPLE_VALUES = 5;

/** A changed choice redraws its own row only. */
const MappingRow = memo(
  function MappingRow({ column, guess, rows, field, onChange }: MappingRowProps) {
    const samples = column.values.slice(0, SAMPLE_VALUES).map((each) => each.value);
    const guessed = guess?.leaveOut ? null : (guess?.field ?? null);
    return (
      <tr>
        <th scope="row">
          <span className="mapping-name">{column.name}</span>
          {column.label === null ? null : <span className="mapping-label">{column.label}</span>}
          <span className="visually-hidden">, {samples.length > 0 ? 'for example ' : ''}</span>
          <span className="mapping-samples">{samples.length > 0 ? samples.join(' · ') : 'empty'}</span>
        </th>
        <td className="numeric" data-label="Filled">
          {percentOf(rows - column.missing, rows)}
        </td>
        <td className="numeric" data-label="Different">
          {countText(column.distinct)}
        </td>
        <td className="mapping-meaning">
          <MeaningPicker column={column.name} field={field} onChange={onChange} />
        </td>
        <td>
          {field === guessed && guess ? <Match guess={guess} /> : <span className="match">Your choice</span>}
        </td>
      </tr>
    );
  },
  (before, after) => before.column === after.column && before.field === after.field,
);

type MeaningPickerProps = Pick<MappingRowProps, 'field' | 'onChange'> & { readonly column: string };

function MeaningPicker({ column, field, onChange }: MeaningPickerProps) {
  return (
    <Picker
      label={`Meaning of ${column}`}
      valueText={labelOf(field)}
      value={field ?? LEAVE_OUT}
      sections={fieldSections}
      searchLabel="Find a meaning"
      onChange={(id) => onChange(isFieldId(id) ? id : null)}
    >
      <span className={field === null ? 'quiet' : undefined}>{labelOf(field)}</span>
    </Picker>
  );
}

const matchWords = { sure: 'Sure', check: 'Check', 'no-match': 'No match' } as const;
const matchShapes = { sure: '●', check: '◐', 'no-match': '○' } as const;

function Match({ guess }: { guess: Inspection['guesses'][number] }) {
  return (
    <>
      <span className={`match match-${guess.confidence}`}>
        <span aria-hidden="true">{matchShapes[guess.confidence]}</span> {matchWords[guess.confidence]}
      </span>
      <span className="mapping-reason">{guess.reason}</span>
    </>
  );
}
