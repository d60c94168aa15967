/**
 * Never edited after release. What each pinned finding was made from, as digests; nothing is known of those pinned
 * before. A finding that was removed stays, so that it can be had back, and one that is pinned again keeps its place.
 */
export const pinnedInputs = `
ALTER TABLE findings ADD COLUMN inputs TEXT;
ALTER TABLE findings ADD COLUMN place INTEGER;
ALTER TABLE findings ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1));
UPDATE findings SET place = id;
`;
