export function AnswersHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Answer as in the file</th>
        <th scope="col" className="numeric">
          People
        </th>
        <th scope="col">Counted as</th>
      </tr>
    </thead>
  );
}
