import { openPeer, type Peer, quote } from '../duckdb.ts';
import { occupations } from '../extract/answers.ts';
import { extractPath } from '../extract/extract.ts';

/** The peer with the same columns in memory, answers as ENUM (its dictionary codes), in a table called `people`. */
export async function openPeerInMemory(names: readonly string[], threads: number): Promise<Peer> {
  const peer = await openPeer(':memory:', 2);
  await peer.run(
    `CREATE TABLE read AS SELECT ${names.join(', ')}, age, ${backgroundInSql()} AS background FROM read_csv('${extractPath}')`,
  );
  const answers = [...names, 'background'];
  for (const name of answers) {
    await peer.run(
      `CREATE TYPE ${name}_answers AS ENUM (SELECT DISTINCT ${name} FROM read WHERE ${name} IS NOT NULL ORDER BY 1)`,
    );
  }
  const coded = answers.map((name) => `${name}::${name}_answers AS ${name}`);
  await peer.run(`CREATE TABLE people AS SELECT ${coded.join(', ')}, age::UTINYINT AS age FROM read`);
  await peer.run('DROP TABLE read');
  await peer.run(`SET threads = ${threads}`);
  return peer;
}

function backgroundInSql(): string {
  const branches = occupations.flatMap(([answer, , group]) =>
    group === null ? [] : [`WHEN ${quote(answer)} THEN ${quote(group)}`],
  );
  return `CASE parental_occupation ${branches.join(' ')} END`;
}
