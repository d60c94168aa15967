import { countText } from '../../../core/words/figure-text.ts';
import { chooserWords, leftOutWords, printedText } from '../../../core/contract/words.ts';
import type { Output } from '../../../core/contract/requests.ts';

type Report = Output<'dataset.import-report'>['value'];
type ColumnsInUseProps = Pick<Report, 'columns' | 'columnsLeftOut' | 'codings'>;

/** Each column with its field and who chose it, or why it was left out; and the number of coded answers. */
export function ColumnsInUse({ columns, columnsLeftOut, codings }: ColumnsInUseProps) {
  return (
    <div className="disclosures">
      <details>
        <summary>Columns in use</summary>
        <ChosenColumns columns={columns} />
      </details>
      {columnsLeftOut.length > 0 ? (
        <details>
          <summary>Columns left out, and why</summary>
          <LeftOutColumns columns={columnsLeftOut} />
        </details>
      ) : null}
      {codings.length > 0 ? (
        <details>
          <summary>Different answers in use</summary>
          <CodedAnswers codings={codings} />
        </details>
      ) : null}
    </div>
  );
}

function ChosenColumns({ columns }: Pick<Report, 'columns'>) {
  const isKnown = columns.some(({ chosenBy }) => chosenBy !== null);
  return (
    <table className="table in-use" aria-label="Columns in use">
      <thead>
        <tr>
          <th scope="col">Column in the file</th>
          <th scope="col">Meaning</th>
          {isKnown ? <th scope="col">Chosen by</th> : null}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, label, chosenBy }) => (
          <tr key={column}>
            <th scope="row">{printedText(column)}</th>
            <td>{label}</td>
            {isKnown ? <td>{chosenBy === null ? 'Not known' : chooserWords[chosenBy]}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LeftOutColumns({ columns }: { readonly columns: Report['columnsLeftOut'] }) {
  return (
    <table className="table in-use" aria-label="Columns left out">
      <thead>
        <tr>
          <th scope="col">Column in the file</th>
          <th scope="col">Looked like</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, looksLike, why }) => (
          <tr key={column}>
            <th scope="row">{printedText(column)}</th>
            <td>{looksLike ?? 'Nothing known'}</td>
            <td>{why === null ? 'Not known' : leftOutWords[why]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CodedAnswers({ codings }: Pick<Report, 'codings'>) {
  return (
    <table className="table in-use" aria-label="Different answers in use">
      <thead>
        <tr>
          <th scope="col">Meaning</th>
          {['Grouped', 'Set aside', 'Waiting'].map((heading) => (
            <th scope="col" className="numeric" key={heading}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {codings.map(({ field, label, grouped, setAside, open }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td className="numeric">{countText(grouped)}</td>
            <td className="numeric">{countText(setAside)}</td>
            <td className="numeric">{countText(open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
