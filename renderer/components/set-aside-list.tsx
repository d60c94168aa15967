import { countOf, rowNumbers } from '../words/wording.ts';

type SetAside = readonly { readonly row: number; readonly reason: string }[];

/** Rows set aside, by reason: count, three row numbers, the rest on demand. */
export function SetAsideList({ rows, total }: { rows: SetAside; total: number }) {
  const byReason = Map.groupBy(rows, (each) => each.reason);
  const unlisted = total - rows.length;
  return (
    <ul className="set-aside">
      {[...byReason].map(([reason, group]) => (
        <li key={reason}>
          <strong>{countOf(group.length, 'row')}</strong>: {reason.replace(/\.$/, '')}{' '}
          {group.length > 3 ? (
            <details>
              <summary>{`rows ${rowNumbers(group.slice(0, 3))} and ${group.length - 3} more`}</summary>
              <p>{rowNumbers(group)}</p>
            </details>
          ) : (
            <span className="quiet">
              ({group.length === 1 ? 'row' : 'rows'} {rowNumbers(group)})
            </span>
          )}
        </li>
      ))}
      {unlisted > 0 ? <li>{countOf(unlisted, 'further row')} not listed here.</li> : null}
    </ul>
  );
}
