/** The turn store's statements for PostgreSQL. */
import type { TurnCommit } from './turn_store.ts';

const COLUMNS = `"id", "channel", "account", "chat", "customerId", "language", "machineVersion", "snapshot", "revision"`;

export const BY_ADDRESS = `SELECT ${COLUMNS} FROM "Conversation" WHERE "channel" = $1 AND "account" = $2 AND "chat" = $3`;

export const BY_ID = `SELECT ${COLUMNS} FROM "Conversation" WHERE "id" = $1`;

export const HANDLED = `SELECT 1 FROM "Turn" WHERE "conversationId" = $1 AND "externalId" = $2`;

export const NEWEST_STEP = `SELECT "id", "externalId", "before", "barrier" FROM "Turn"
WHERE "conversationId" = $1 AND ("barrier" OR ("before" IS NOT NULL AND NOT "undone"))
ORDER BY "revision" DESC LIMIT 1`;

/**
 * A whole turn: one row with its outcome. Everything hangs on `moved`, the conversation that this turn could move on, so
 * that it is written whole or not at all. Who comes second waits for the row (of the order event, of the conversation)
 * and finds it changed. The messages get their ids in order, and after the conversation is locked: in a chat ids grow in
 * the order of the commits, which is what its readers go by.
 */
export const COMMIT = `WITH event AS (
  SELECT "id" FROM "OrderEvent" WHERE "id" = $17::int AND "notify" = 'pending' FOR UPDATE
), verdict AS MATERIALIZED (
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM "Turn" WHERE "conversationId" = $1::text AND "externalId" = $10::text) THEN 'duplicate'
    WHEN $17::int IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event) THEN 'duplicate'
    WHEN $14::int IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Turn"
      WHERE "id" = $14::int AND "conversationId" = $1::text AND "before" IS NOT NULL AND NOT "undone"
    ) THEN 'stale'
  END AS refusal
), swapped AS (
  UPDATE "Conversation" SET "customerId" = $5::text, "language" = $6::text, "machineVersion" = $7::int,
    "snapshot" = $8::text, "revision" = "revision" + 1, "updatedAt" = $18::timestamp,
    "lastInboundAt" = CASE WHEN $15::text IS NULL THEN "lastInboundAt" ELSE $18::timestamp END
  FROM verdict WHERE verdict.refusal IS NULL AND "id" = $1::text AND "revision" = $9::int AND $9::int > 0
  RETURNING "id"
), inserted AS (
  INSERT INTO "Conversation" ("id", "channel", "account", "chat", "customerId", "language", "machineVersion", "snapshot",
    "revision", "lastInboundAt", "createdAt", "updatedAt")
  SELECT $1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::int, $8::text, 1,
    CASE WHEN $15::text IS NOT NULL THEN $18::timestamp END, $18::timestamp, $18::timestamp
  FROM verdict WHERE verdict.refusal IS NULL AND $9::int = 0
  ON CONFLICT DO NOTHING RETURNING "id"
), moved AS (
  SELECT "id" FROM swapped UNION ALL SELECT "id" FROM inserted
), undone AS (
  UPDATE "Turn" SET "undone" = TRUE FROM moved WHERE "Turn"."id" = $14::int
), told AS (
  UPDATE "OrderEvent" SET "notify" = 'told' FROM moved WHERE "OrderEvent"."id" = $17::int
), entered AS (
  INSERT INTO "Turn" ("conversationId", "externalId", "revision", "event", "before", "barrier", "undone", "at")
  SELECT moved."id", $10::text, $9::int + 1, $11::text, $12::text, $13::boolean, FALSE, $18::timestamp FROM moved
), said AS (
  INSERT INTO "Message" ("conversationId", "direction", "externalId", "body", "status", "attempts", "nextAttemptAt",
    "createdAt")
  SELECT moved."id", line."direction", line."externalId", line."body", line."status", 0, line."due", $18::timestamp
  FROM moved CROSS JOIN (
    SELECT 0 AS "place", 'in' AS "direction", $10::text AS "externalId", $15::text AS "body", 'received' AS "status",
      NULL::timestamp AS "due" WHERE $15::text IS NOT NULL
    UNION ALL
    SELECT reply."place", 'out', $10::text || '#' || (reply."place" - 1), reply."body", 'queued', $18::timestamp
    FROM json_array_elements_text($16::json) WITH ORDINALITY AS reply("body", "place")
  ) AS line
  ORDER BY line."place"
)
SELECT COALESCE(verdict.refusal, CASE WHEN EXISTS (SELECT 1 FROM moved) THEN 'committed' ELSE 'stale' END) AS outcome
FROM verdict`;

/** What COMMIT is given. Instants as UTC text: the columns have no time zone. */
export function commitValues(turn: TurnCommit): unknown[] {
  const { conversation: c } = turn;
  return [
    c.id,
    c.channel,
    c.account,
    c.chat,
    c.customerId,
    c.language,
    c.machineVersion,
    c.snapshot,
    c.revision,
    turn.externalId,
    turn.event,
    turn.before,
    turn.barrier,
    turn.undoes,
    turn.inbound,
    JSON.stringify(turn.outbound),
    turn.orderEventId,
    new Date(turn.at).toISOString(),
  ];
}
